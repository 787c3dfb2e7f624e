using Cdi.Dsl.Text;
using Cdi.Cli.Terminal;

namespace Cdi.Cli.Examination;

internal sealed partial class ExaminationPrinter
{
    private const int MostColumns = 40;
    private const int MostValues = 5;
    private const int MostTests = 6;

    private void Columns(FileExamination found)
    {
        Title("Columns");
        var shown = found.Columns.Where(column => PartOf(column.Name, found.Roles).Length > 0).Union(found.Columns.Take(MostColumns)).ToHashSet();
        var lines = found.Columns.Where(shown.Contains).Select(column => new[]
        {
            Shown.Cell(column.Name), LookOf(column.Look), Missing(column, found.Rows), Values(column), PartOf(column.Name, found.Roles),
        }).ToList();
        var widths = Enumerable.Range(0, 4).Select(cell => lines.Max(line => line[cell].Length)).ToArray();
        foreach (var line in lines)
            output.WriteLine(("  " + string.Join("  ", line.Select((text, cell) => cell < 4 ? text.PadRight(widths[cell]) : text))).TrimEnd());
        if (shown.Count < found.Columns.Count) output.WriteLine($"  … and {Counted.Of(found.Columns.Count - shown.Count, "more column")}");
    }

    private void Agreement(Agreement agreement)
    {
        Title($"How right is the model? {Counted.Of(agreement.Compared, "text")} that people labelled too; 95 % intervals");
        var table = new TextTable();
        table.Add("", "people", "model, all texts", "agree", "agree where people say so", "agree where the model says so");
        table.Add("all", Shown.Count(agreement.Classes.Sum(each => each.Human)), Shown.Count(agreement.Classes.Sum(each => (long)each.Llm)),
            Shown.Share(agreement.Overall), "", "");
        foreach (var each in agreement.Classes)
        {
            table.Add(Shown.Quote(each.Option), Shown.Count(each.Human), Shown.Count(each.Llm), "", Shown.Share(each.WherePeopleSaySo),
                Shown.Share(each.WhereModelSaysSo));
        }

        table.Print(output);
    }

    private void Agreement(NumberComparison agreement)
    {
        Title($"How right is the model? {Counted.Of(agreement.Compared, "text")} that people labelled too; 95 % intervals");
        var interval = agreement is { Lower: { } lower, Upper: { } upper } ? $" [{Shown.Number(lower)}, {Shown.Number(upper)}]" : "";
        output.WriteLine($"  model minus people, mean   {Shown.Number(agreement.Difference)}{interval}");
        output.WriteLine($"  absolute difference, mean  {Shown.Number(agreement.MeanAbsoluteError)}");
        output.WriteLine($"  equal                      {Shown.Share(agreement.Exact)}");
        if (agreement.Correlation is { } correlation) output.WriteLine($"  correlation                {Shown.Number(correlation)}");
    }

    private void Draw(Trial trial)
    {
        var least = trial.Draw.Min(test => test.PValue);
        Title($"Do the labelled texts look like `{trial.Drawn}`? {Shown.Count(trial.Draw.Count)} {Counted.Noun(trial.Draw.Count, "quantity", "quantities")} "
            + $"compared; smallest corrected p {Shown.Chance(least)}");
        var table = new TextTable();
        table.Add("", "labelled texts", "all texts", "p");
        foreach (var test in trial.Draw.OrderBy(test => test.PValue).Take(MostTests))
            table.Add(test.Quantity, Shown.Number(test.Labelled), Shown.Number(test.Expected), Shown.Chance(test.PValue));
        table.Print(output);
    }

    private void Prospects(FileExamination found)
    {
        if (found.Prospects.Count == 0) return;
        Title("What can be estimated, with the half-width of a 95 % interval to expect");
        var withModel = found.Roles.Llm is not null;
        var lines = new List<string[]> { new[] { "target of an estimand", "labels", "people alone", "with the model", "twice the labels", "" } };
        lines.AddRange(found.Prospects.Select(each => new[]
        {
            each.Target, Shown.Count(each.Labels), Shown.Half(each.PeopleAlone), withModel ? Shown.Half(each.Now) : "–", Shown.Half(each.Twice),
                each.Caution.Length > 0 ? $"{each.Meaning} ({each.Caution})" : each.Meaning,
        }));
        var widths = Enumerable.Range(0, 5).Select(cell => lines.Max(line => line[cell].Length)).ToArray();
        foreach (var line in lines)
        {
            var cells = line.Take(5).Select((text, cell) => cell == 0 ? text.PadRight(widths[cell]) : text.PadLeft(widths[cell]));
            output.WriteLine($"  {string.Join("  ", cells)}  {line[5]}".TrimEnd());
        }
    }

    private static string LookOf(ColumnLook look) => look switch
    {
        ColumnLook.Blank => "blank",
        ColumnLook.Constant => "one value",
        ColumnLook.Id => "identifier",
        ColumnLook.Labels => "labels",
        ColumnLook.Probability => "probabilities",
        ColumnLook.Number => "numbers",
        ColumnLook.Date => "dates",
        ColumnLook.Text => "text",
        _ => throw new ArgumentOutOfRangeException(nameof(look), look, "Not a look."),
    };

    private static string Missing(ColumnFinding column, long rows) =>
        column.Missing == 0 ? "complete" : $"{Shown.Count(column.Missing)} missing ({Shown.Part(column.Missing, rows)})";

    private static string Values(ColumnFinding column) => column switch
    {
        { Look: ColumnLook.Labels or ColumnLook.Constant } =>
            string.Join(", ", column.Values.Take(MostValues).Select(each => $"{Shown.Quote(each.Value)} {Shown.Count(each.Rows)}"))
            + (column.Values.Count > MostValues ? $", … ({Shown.Count(column.Values.Count)} values)" : ""),
        { Range: { } range, Look: ColumnLook.Number or ColumnLook.Probability } => $"{Shown.Number(range.Minimum)} to {Shown.Number(range.Maximum)}",
        _ => "",
    };

    private static string PartOf(string column, Roles roles)
    {
        var parts = new (Role? Role, string Part, string Flag)[]
        {
            (roles.Human, "people's labels", "--human"), (roles.Llm, "the model's labels", "--llm"),
            (roles.Confidence, "the model's confidence", "--confidence"), (roles.Given, "probability of being labelled", "--given"),
        };
        var part = parts.FirstOrDefault(each => each.Role?.Column == column);
        return part.Role is not { } role ? "" : role.Guessed ? $"← {part.Part}? (guessed; {part.Flag} says otherwise)" : $"← {part.Part}";
    }
}
