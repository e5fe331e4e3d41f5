package dev.socialconnector.bench;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a connection some time after the latest answer, as servers do. How long a handshake takes does not matter. */
final class KeepAlive extends ChannelDuplexHandler {
    private final Duration time;
    private @Nullable Future<?> end;

    KeepAlive(Duration time) {
        this.time = time;
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        goOn();
        channel.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext channel, Object message, ChannelPromise promise) {
        goOn();
        end = channel.executor()
                .schedule(
                        () -> {
                            Future<?> unused = channel.close();
                        },
                        time.toMillis(),
                        TimeUnit.MILLISECONDS);
        Future<?> unused = channel.write(message, promise);
    }

    private void goOn() {
        if (end != null) {
            end.cancel(false);
        }
    }
}
