using System.CommandLine;
using System.CommandLine.Parsing;
using Cdi.Corpus;

namespace Cdi.Cli.Commands;

/// <summary>The options that say what the columns of a labelled file hold, and how it is written.</summary>
internal static class LabelColumns
{
    /// <summary>Column of the human labels.</summary>
    /// <param name="required">Whether the command cannot do without.</param>
    public static Option<string?> Human(bool required) => Column("--human", "Column of the human labels; a blank means not labelled.", required);

    /// <summary>Column of the model's labels.</summary>
    public static Option<string?> Llm() => Column("--llm", "Column of the model's labels.");

    /// <summary>Column of the confidences.</summary>
    public static Option<string?> Confidence() => Column("--confidence", "Column of the model's confidence in its own label, 0 to 1.");

    /// <summary>Column of the inclusion probabilities.</summary>
    public static Option<string?> Given() =>
        Column("--given", "Column of each text's probability of being labelled, where texts were not drawn with equal ones.");

    /// <summary>The delimiter.</summary>
    public static Option<char?> Delimiter()
    {
        var option = new Option<char?>("--delimiter")
        {
            Description = "What stands between cells: a comma, semicolon or bar in quotes, or tab (default: recognised).",
            HelpName = "CHARACTER",
            CustomParser = DelimiterOf,
        };
        return option;
    }

    /// <summary>What quotation marks mean.</summary>
    public static Option<Quoting?> Quotes() => new("--quotes")
    {
        Description = "What quotation marks mean: `none` where they are plain characters, `double` where they stand around values (default: the second, "
            + "and checked).",
        HelpName = "none|double",
        CustomParser = QuotesOf,
    };

    /// <summary>The sheet of a workbook.</summary>
    public static Option<string?> Sheet() => new("--sheet")
    {
        Description = "Sheet of a workbook (default: the first).",
        HelpName = "NAME",
    };

    private static char? DelimiterOf(ArgumentResult result)
    {
        var written = result.Tokens[0].Value;
        switch (written)
        {
            case "," or ";" or "|":
                return written[0];
            case "tab" or "\t" or "\\t":
                return '\t';
            default:
                result.AddError($"`--delimiter` takes `,`, `;`, `|` or `tab`, found `{written}`.");
                return null;
        }
    }

    private static Quoting? QuotesOf(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "none":
                return Quoting.None;
            case "double":
                return Quoting.Double;
            default:
                result.AddError($"`--quotes` takes `none` or `double`, found `{result.Tokens[0].Value}`.");
                return null;
        }
    }

    private static Option<string?> Column(string name, string description, bool required = false) =>
        new(name) { Description = description, HelpName = "COLUMN", Required = required };
}
