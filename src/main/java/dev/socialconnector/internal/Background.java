package dev.socialconnector.internal;

/**
 * Does a piece of work on a thread of its own, which ends with it. The thread is a daemon and never keeps a process alive. It inherits no
 * variables of the sign-in that began it; only the class loader, by which a host's interceptors may find things.
 */
public final class Background {
    private Background() {}

    /**
     * Begins the work and waits for nothing. Throws what Java throws if no thread is to be had.
     *
     * @param name of the thread
     */
    public static void run(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(
                Thread.currentThread().getContextClassLoader()); // Java 25 inherits it with the variables
        thread.start();
    }
}
