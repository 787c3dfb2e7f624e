using System.Globalization;
using System.Text;

namespace Cdi.Cli.Tests.Doctor;

/// <summary>Files as people export them: one of each kind that <c>cdi new</c> must read, with the columns to name.</summary>
internal static class GeneratedFiles
{
    private const int Rows = 160;

    /// <summary>A file.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="Columns">Options that name its columns.</param>
    /// <param name="Outcome">What the first spec must say of the outcome.</param>
    public sealed record Kind(string Name, string Text, string[] Columns, string Outcome);

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<Kind> All { get; } =
    [
        Labels("pandas-index.csv", ["0", "1"], header: ",y,yhat", row: (number, human, model) =>
            $"{number},{human},{model}", columns: "--human y --llm yhat", outcome: "A = \"1\"\n  B = \"0\"\n}"),
        Labels("pandas-floats.csv", ["0", "1"], row: (number, human, model) =>
            $"{number},{(human.Length > 0 ? human + ".0" : "")},{model}", outcome: "A = \"1\"\n  B = \"0\"\n}"),
        Labels("pandas-booleans.csv", ["False", "True"], outcome: "A = \"True\"\n  B = \"False\"\n}"),
        Labels("r-booleans.csv", ["FALSE", "TRUE"], header: "\"\",\"y\",\"yhat\"", row: (number, human, model) =>
            $"\"{number}\",{(human.Length > 0 ? human : "NA")},{model}", outcome: "A = \"TRUE\"\n  B = \"FALSE\"\n}"),
        Labels("json-booleans.csv", ["false", "true"], outcome: "A = \"true\"\n  B = \"false\"\n}"),
        Labels("booleans-beside-numbers.csv", ["0", "1"], row: (number, human, model) =>
            $"{number},{human},{(model == "1" ? "TRUE" : "False")}", outcome: "A = "),
        Labels("r-row-names.csv", ["agree", "disagree"], header: "\"\",\"y\",\"yhat\"", row: (number, human, model) =>
            $"\"{number}\",{(human.Length > 0 ? $"\"{human}\"" : "NA")},\"{model}\"", outcome: "A = \"agree\"\n  B = \"disagree\"\n}"),
        Labels("stars.csv", Numbers(1, 5), outcome: "outcome label number 1..5 {"),
        Labels("nine-points.csv", Numbers(-4, 4), outcome: "outcome label number -4..4 {"),
        Labels("likert-about-zero.csv", Numbers(-2, 2), outcome: "outcome label number -2..2 {"),
        Labels("points.csv", Numbers(0, 10), outcome: "outcome label number 0..10 {"),
        Labels("four-codes.csv", Numbers(1, 4), outcome: "A = \"4\""),
        Labels("sentinel-in-scale.csv", Numbers(1, 7), row: (number, human, model) =>
            $"{number},{(human.Length > 0 && number % 10 == 0 ? "99" : human)},{model}", outcome: "\"99\"]"),
        Labels("sentinel-words.csv", ["no", "yes"], row: (number, human, model) =>
            $"{number},{human},{(number % 31 == 0 ? "None" : model)}", outcome: "Is it a code for \"no answer\"?"),
        Labels("not-applicable.csv", ["NA", "no", "yes"], outcome: "A = \"NA\"\n  B = \"no\"\n  C = \"yes\"\n}"),
        Labels("labels-of-two-lines.csv", ["no", "yes"], row: (number, human, model) =>
            $"{number},{(human.Length > 0 ? $"\"{human}\nso\"" : "")},\"{model}\nso\"", outcome: "where { \"no\\nso\" ="),
        Labels("missing-words.csv", ["no", "yes"], row: (number, human, model) =>
            $"{number},{(human.Length > 0 ? human : "NaN")},{model}", outcome: "A = \"yes\"\n  B = \"no\"\n}"),
        Labels("five-classes.csv", ["anger", "fear", "joy", "love", "sadness"], outcome: "E = \"sadness\"\n}"),
        Labels("semicolons.csv", ["no", "yes"], header: "id;y;yhat", row: (number, human, model) => $"{number};{human};{model}", outcome: "delimiter = \";\""),
        Labels("decimal-commas.csv", ["nein", "ja"], header: "id;y;yhat;c", row: (number, human, model) =>
            $"{number};{human};{model};0,{60 + (number % 39)}", columns: "--human y --llm yhat --confidence c", outcome: "decimal = \",\""),
        Labels("scores-with-commas.csv", Numbers(1, 2), header: "id;y;yhat", row: (number, human, model) =>
            $"{number};{(human.Length > 0 ? Score(number, ',') : "")};{Score(number + 1, ',')}", outcome: "outcome label number 0.25..9.5 {"),
        Labels("tabs.tsv", ["no", "yes"], header: "id\ty\tyhat", row: (number, human, model) => $"{number}\t{human}\t{model}", outcome: "A = \"yes\""),
        Labels("tabs.txt", ["no", "yes"], header: "id\ty\tyhat", row: (number, human, model) => $"{number}\t{human}\t{model}", outcome: "format = tsv"),
        Labels("bars.csv", ["no", "yes"], header: "id|y|yhat", row: (number, human, model) => $"{number}|{human}|{model}", outcome: "delimiter = \"|\""),
        Labels("excel-hint.csv", ["no", "yes"], header: "sep=;\nid;y;yhat", row: (number, human, model) =>
            $"{number};{human};{model}", outcome: "delimiter = \";\""),
        Labels("mark.csv", ["no", "yes"], header: "\ufeffid,y,yhat", outcome: "A = \"yes\""),
        Labels("windows-lines.csv", ["no", "yes"], header: "id,y,yhat\r", row: (number, human, model) => $"{number},{human},{model}\r", outcome: "A = \"yes\""),
        Labels("texts.csv", ["no", "yes"], header: "id,text,y,yhat", row: (number, human, model) =>
            $"{number},\"line one, {number}\nline \"\"two\"\"\n\",{human},{model}", outcome: "A = \"yes\""),
        Labels("spellings.csv", ["no", "yes"], row: (number, human, model) =>
            $"{number},{human},{(number % 3 == 0 ? model.ToUpperInvariant() : number % 3 == 1 ? " " + model : model)}", outcome: "are one option in"),
        Labels("lines.jsonl", ["no", "yes"], header: null, row: (number, human, model) => $$"""{"id": "{{number}}", "y": {{(human.Length > 0 ? $"\"{human}\"" : "null")}}, "yhat": "{{model}}"}""", outcome: "A = \"yes\""),
        Labels("json-numbers.jsonl", ["0", "1"], header: null, row: (number, human, model) => $$"""{"id": {{number}}, "y": {{(human.Length > 0 ? human : "null")}}, "yhat": {{(model == "1" ? "true" : "false")}}}""", outcome: "A = "),
        Labels("keywords.csv", ["and", "or"], header: "from,of,by", columns: "--human of --llm by", outcome: "\"and\" = "),
        Labels("label.csv", ["no", "yes"], header: "label,drawn_with,where", row: (number, human, model) =>
            $"k{number},{human},{model}", columns: "--human drawn_with --llm where", outcome: "label_: id from label"),
        Labels("results.csv", ["no", "yes"], outcome: "study results"),
        Labels("42 answers (final).csv", ["no", "yes"], outcome: "study x_42_answers_final"),
        Labels("big-ids.csv", ["no", "yes"], row: (number, human, model) =>
            $"{9007199254740993 + number},{human},{model}", outcome: "key = id\n  id: id from id"),
        Labels("zero-codes.csv", ["01", "02"], outcome: "A = \"01\"\n  B = \"02\"\n}"),
        Labels("drawn.csv", ["no", "yes"], header: "id,y,yhat,pi", row: (number, human, model) =>
            $"{number},{human},{model},{(number % 2 == 0 ? "0.5" : "0.5")}", columns: "--human y --llm yhat --given pi", outcome: "given = drawn_with"),
        Labels("people.csv", ["no", "yes"], header: "id,y", row: (number, human, _) =>
            $"{number},{human}", columns: "--human y", outcome: "method = human_only"),
        Labels("quotes.csv", ["\"so-called\"", "\\plain"], header: "id,\"y \"\"gold\"\"\",yhat", row: (number, human, model) =>
            $"{number},{Cell(human)},{Cell(model)}", columns: "--human|y \"gold\"|--llm|yhat", outcome: "A = "),
        Labels("accents.csv", ["d\u00e9favorable", "favorable"], header: "identifiant,\u00e9valuation,mod\u00e8le",
            columns: "--human \u00e9valuation --llm mod\u00e8le", outcome: "label = \u00e9valuation where"),
    ];

    private static Kind Labels(
        string name, string[] labels, string outcome, string? header = "id,y,yhat", Func<int, string, string, string>? row = null,
            string columns = "--human y --llm yhat")
    {
        var text = new StringBuilder(header is null ? "" : header + "\n");
        for (var number = 0; number < Rows; number++)
        {
            // People label every other row; the model differs from them in every seventh.
            var truth = (number * 7 / 3) % labels.Length;
            var human = number % 2 == 0 ? labels[truth] : "";
            var model = labels[number % 7 == 0 ? (truth + 1) % labels.Length : truth];
            text.Append((row ?? ((key, person, machine) => $"{key},{person},{machine}"))(number, human, model)).Append('\n');
        }

        return new(name, text.ToString(), columns.Contains('|') ? columns.Split('|') : columns.Split(' '), outcome);
    }

    private static string[] Numbers(int from, int to) => [.. Enumerable.Range(from, to - from + 1).Select(
        number => number.ToString(CultureInfo.InvariantCulture))];

    private static string Score(int number, char mark) => ((number % 38 * 0.25) + 0.25).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', mark);

    private static string Cell(string label) => "\"" + label.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
