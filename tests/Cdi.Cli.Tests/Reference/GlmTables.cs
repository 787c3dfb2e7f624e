using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>The tables of r/glm.json as studies.</summary>
internal static class GlmTables
{
    private const string Counts = "number 0..1000 {\n}";
    private const string Event = "{\n  yes = \"Yes\"\n  no = \"No\"\n}";

    private static readonly LabelledTable Absences = new("reference/r/data/quine.csv",
        "Eth: factor(\"A\", \"N\") from Eth; Sex: factor(\"F\", \"M\") from Sex; Age: factor(\"F0\", \"F1\", \"F2\", \"F3\") from Age; "
            + "Lrn: factor(\"AL\", \"SL\") from Lrn", Counts, "Days");

    private static readonly LabelledTable Warps = new("reference/r/data/warpbreaks.csv",
        "wool: factor(\"A\", \"B\") from wool; tension: factor(\"L\", \"M\", \"H\") from tension", Counts, "breaks");

    private static readonly LabelledTable Seizures = new("reference/r/data/epil.csv",
        "lbase: number from lbase; lage: number from lage; V4: indicator from V4; trt: factor(\"placebo\", \"progabide\") from trt; base: number from base; "
            + "period: factor(\"1\", \"2\", \"3\", \"4\") from period", Counts, "y");

    private static readonly LabelledTable Births = new("reference/r/data/birthwt.csv",
        "age: number from age; lwt: number from lwt; race: factor(\"1\", \"2\", \"3\") from race; smoke: indicator from smoke; ptl: number from ptl; "
            + "ht: indicator from ht; ui: indicator from ui", Event, "low where { 1 = yes, 0 = no }");

    private static readonly LabelledTable Complaints = new("data/panchen/panchen.csv",
        string.Join("; ", new[] { "pred_countyWrong", "prefecWrong", "connect2b", "prevalence", "regionj", "groupIssue" }
            .Select(name => $"{name}: indicator from {name}")), Event, "SendOrNot where { 1 = yes, 0 = no }");

    private static readonly LabelledTable Checked = Complaints with
    {
        Columns = Complaints.Columns.Replace("pred_countyWrong", "countyWrong", StringComparison.Ordinal),
        Prepare = csv => string.Join('\n', csv.Split('\n').Where((line, row) => row == 0 || line.StartsWith("0,", StringComparison.Ordinal)
            || line.StartsWith("1,", StringComparison.Ordinal))),
    };

    private static readonly LabelledTable Requests = new("data/politeness/politeness_dataset.csv",
        "Feature_3: indicator from Feature_3; Feature_10: indicator from Feature_10; Feature_11: indicator from Feature_11; "
            + "conf: number from `Confidence_gpt-4o`", Event, "Prediction_human where { 1 = yes, 0 = no }");

    private static readonly LabelledTable Bacteria = new("reference/r/data/bacteria.csv",
        "ID: factor from ID; week: number from week; trt: factor(\"placebo\", \"drug\", \"drug+\") from trt; late: indicator = week >= 3", Event,
        "y where { y = yes, n = no }");

    private static readonly LabelledTable Claims = new("reference/r/data/insurance.csv",
        "District: factor(\"1\", \"2\", \"3\", \"4\") from District; Group: ordered(\"<1l\", \"1-1.5l\", \"1.5-2l\", \">2l\") from Group; "
            + "Age: ordered(\"<25\", \"25-29\", \"30-35\", \">35\") from Age; Holders: number from Holders", Counts, "Claims");

    private static readonly LabelledTable Hills = new(
        "reference/r/data/hills.csv", "dist: number from dist; climb: number from climb", Counts, "time");

    private static readonly LabelledTable Clotting = new("reference/r/data/clotting.csv", "u: number from u", Counts, "lot1");

    // Each cell as so many persons; the number of its cell behind each.
    private static readonly LabelledTable Persons = new("reference/r/data/esoph.csv",
        "agegp: ordered(\"25-34\", \"35-44\", \"45-54\", \"55-64\", \"65-74\", \"75+\") from agegp; "
            + "alcgp: ordered(\"0-39g/day\", \"40-79\", \"80-119\", \"120+\") from alcgp; "
            + "tobgp: ordered(\"0-9g/day\", \"10-19\", \"20-29\", \"30+\") from tobgp; cell: id from cell", Event, "case where { 1 = yes, 0 = no }")
    {
        Prepare = csv => "agegp,alcgp,tobgp,case,cell\n" + string.Concat(csv.Split('\n').Skip(1).Where(line => line.Length > 0).SelectMany((line, cell) =>
        {
            var cells = line.Trim().Split(',');
            return Of(1, cells[3]).Concat(Of(0, cells[4]));

            IEnumerable<string> Of(int isCase, string count) => Enumerable.Repeat($"{cells[0]},{cells[1]},{cells[2]},{isCase},{cell}\n",
                int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
        })),
    };

    /// <summary>The table of a case.</summary>
    /// <param name="id">Its name.</param>
    public static LabelledTable Of(string id) => id switch
    {
        _ when id.Contains("quine", StringComparison.Ordinal) => Absences,
        _ when id.Contains("warpbreaks", StringComparison.Ordinal) => Warps,
        _ when id.Contains("epil", StringComparison.Ordinal) => Seizures,
        "logit-panchen-labelled" => Checked,
        _ when id.Contains("panchen", StringComparison.Ordinal) => Complaints,
        _ when id.Contains("politeness", StringComparison.Ordinal) => Requests,
        _ when id.Contains("bacteria", StringComparison.Ordinal) => Bacteria,
        _ when id.Contains("insurance", StringComparison.Ordinal) => Claims,
        _ when id.Contains("hills", StringComparison.Ordinal) => Hills,
        _ when id.Contains("clotting", StringComparison.Ordinal) => Clotting,
        _ when id.Contains("esoph", StringComparison.Ordinal) => Persons,
        _ => Births,
    };
}
