package dev.socialconnector.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** D8. Virtual threads wait for Kakao without holding the thread that carries them; the JVM's own recorder tells. */
@EnabledForJreRange(min = JRE.JAVA_21)
final class VirtualThreadsTest {
    @RegisterExtension
    final KakaoBed bed = KakaoBed.start();

    @TempDir
    private Path folder;

    @Test
    void aSignInNeverPinsItsCarrier() throws Exception {
        signInOnVirtualThreads(200); // while a class is being initialized, the JVM itself pins whoever waits for it
        Path file = folder.resolve("pinned.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withoutThreshold().withStackTrace();
            recording.start();

            signInOnVirtualThreads(200);

            recording.stop();
            recording.dump(file);
        }
        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(VirtualThreadsTest::isOurs)
                .isEmpty();
    }

    private void signInOnVirtualThreads(int count) throws Exception {
        ExecutorService threads = virtualThreads();
        try {
            List<Future<?>> signIns = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                signIns.add(threads.submit(() -> bed.signIn()));
            }
            for (Future<?> signIn : signIns) {
                signIn.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isOurs(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame ->
                                frame.getMethod().getType().getName().startsWith("dev.socialconnector.toolkit"));
    }

    /** By name: this is compiled for Java 17. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
