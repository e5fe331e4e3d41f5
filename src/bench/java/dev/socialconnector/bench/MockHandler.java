package dev.socialconnector.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers as Kakao does when all is well; anything that a contender gets wrong is answered by 400. */
@Sharable
final class MockHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Pattern CODE = Pattern.compile("(?:^|&)code=code-(\\d{1,6})(?:&|$)");
    private static final List<String> FIELDS = List.of(
            "grant_type=authorization_code",
            "client_id=" + BenchClient.ID,
            "client_secret=" + BenchClient.SECRET,
            "redirect_uri=https%3A%2F%2Fid.example.kr%2Fcallback%2Fkakao",
            "code_verifier=");

    private final List<ByteBuf> tokens;
    private final ByteBuf userMe;
    private final ByteBuf keySet;

    MockHandler(MockAnswers answers) {
        this.tokens = answers.tokens().stream().map(MockHandler::reusable).toList();
        this.userMe = reusable(answers.userMe());
        this.keySet = reusable(answers.keySet());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext channel, FullHttpRequest request) {
        ByteBuf body = bodyFor(request);
        HttpResponseStatus status = body.isReadable() ? HttpResponseStatus.OK : HttpResponseStatus.BAD_REQUEST;
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body.duplicate());
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=UTF-8")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        ChannelFuture unused = channel.writeAndFlush(response);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable broken) {
        ChannelFuture unused = channel.close();
    }

    private ByteBuf bodyFor(FullHttpRequest request) {
        String uri = request.uri();
        if (uri.equals("/oauth/token")) {
            return token(request.content().toString(StandardCharsets.US_ASCII));
        }
        if (uri.startsWith("/v2/user/me")) {
            String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
            return authorization.startsWith("Bearer at-") ? userMe : Unpooled.EMPTY_BUFFER;
        }
        return uri.equals("/.well-known/jwks.json") ? keySet : Unpooled.EMPTY_BUFFER;
    }

    private ByteBuf token(String form) {
        Matcher code = CODE.matcher(form);
        if (!code.find() || !FIELDS.stream().allMatch(form::contains)) {
            return Unpooled.EMPTY_BUFFER;
        }
        int number = Integer.parseInt(code.group(1));
        return number < tokens.size() ? tokens.get(number) : Unpooled.EMPTY_BUFFER;
    }

    private static ByteBuf reusable(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes));
    }
}
