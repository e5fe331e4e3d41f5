package dev.socialconnector.testing;

/** What the pages have in common: escaping, head and style. */
public final class Html {

    private static final String STYLE = """
            body{font-family:system-ui,sans-serif;line-height:1.5;margin:0;background:#f6f6f6;color:#191919}
            main{max-width:30rem;margin:2rem auto;padding:1.5rem;background:#fff;border-radius:12px}
            h1{font-size:1.25rem;margin-top:0}
            fieldset{border:1px solid #767676;border-radius:12px;margin:0 0 1rem;padding:.75rem 1rem}
            label{display:block;padding:.25rem 0}
            li fieldset{margin:.25rem 0 .5rem 1.5rem}
            @supports selector(:has(*)){li:not(:has(input[type=radio]:checked)) fieldset{display:none}}
            :focus-visible{outline:3px solid #191919;outline-offset:2px}
            ul{list-style:none;margin:0;padding:0}
            button{font:inherit;display:block;width:100%;padding:.75rem;border:0;border-radius:12px;margin-top:.5rem}
            .agree{background:#FEE500;color:rgba(0,0,0,.85)}
            .cancel{background:#fff;color:#191919;border:1px solid #767676}
            .note{color:#595959;font-size:.875rem}
            [role=alert]{border-left:4px solid #b00020;padding-left:.75rem}
            """;

    private Html() {}

    public static String page(String title, String content) {
        return "<!DOCTYPE html>\n<html lang=\"ko\">\n<head>\n<meta charset=\"UTF-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>"
                + escape(title)
                + "</title>\n<style>\n"
                + STYLE
                + "</style>\n</head>\n<body>\n<main>\n"
                + content
                + "<p class=\"note\">카카오가 아닌 시험용 서버입니다. · This is an emulator for tests, not Kakao.</p>\n"
                + "</main>\n</body>\n</html>\n";
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
