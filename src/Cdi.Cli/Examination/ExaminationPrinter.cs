using Cdi.Dsl.Text;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Cli.Examination;

/// <summary>Prints an examination for a person, section by section; a section without findings is left out.</summary>
/// <param name="output">Where to print.</param>
internal sealed partial class ExaminationPrinter(TextWriter output)
{
    /// <summary>Prints what was found.</summary>
    /// <param name="found">The examination.</param>
    public void Print(FileExamination found)
    {
        var dialect = found.Dialect.Count == 0 ? "" : $"; read with {string.Join(", ", found.Dialect)}";
        output.WriteLine($"{found.File}: {Counted.Of(found.Rows, "row")}, {Counted.Of(found.Columns.Count, "column")}{dialect}");
        Columns(found);
        if (found.Agreement is { Compared: > 0 } agreement) Agreement(agreement);
        if (found.NumberComparison is { } numeric) Agreement(numeric);
        if ((found.Agreement is { Compared: > 0 } || found.NumberComparison is not null) && found.Trial is { LiesInGroups: true })
            output.WriteLine("  These intervals take texts for drawn one by one; the labels lie in groups (below), and with `cluster =` a report has "
                + "wider ones.");
        if (found.Trial is { Draw.Count: > 0 } drawn) Draw(drawn);
        Concerns(found.Concerns);
        Prospects(found);
        if (found.Trial is { } trial) Trial(trial);
        Next(found.Next);
    }

    private void Title(string title)
    {
        output.WriteLine();
        output.WriteLine(title);
    }

    private void Concerns(IReadOnlyList<Concern> concerns)
    {
        if (concerns.Count == 0) return;
        Title("What to look at");
        foreach (var concern in concerns)
        {
            output.WriteLine($"  {(concern.IsGrave ? "problem" : "note")}: {concern.Fact}");
            output.WriteLine($"    {concern.Remedy}");
        }
    }

    private void Trial(Trial trial)
    {
        Title(trial.Succeeded ? $"A first study, run: {trial.Target}" : $"A first study does not run: {trial.Target}");
        var table = new TextTable();
        if (trial.Succeeded) table.Add("method", "estimate", "95 % interval", "");
        foreach (var each in trial.Estimates)
            table.Add(each.Method, Shown.Fixed(each.Point), Shown.Interval(each.Lower, each.Upper), each.Valid ? ""
            : "(not valid: takes the model's labels for truth)");
        table.Print(output);
        if (trial.Caution.Length > 0) output.WriteLine($"  {trial.Caution}");
        foreach (var diagnostic in trial.Diagnostics)
        {
            output.WriteLine($"  {(diagnostic.Severity == DataSeverity.Error ? "error" : "warning")} {diagnostic.Code}: {diagnostic.Message}");
            output.WriteLine($"    {diagnostic.Hint}");
        }
    }

    private void Next(NextStep next)
    {
        Title("Next");
        foreach (var advice in next.Advice) output.WriteLine($"  {advice}");
        foreach (var way in next.Ways)
        {
            if (way.Purpose.Length > 0) output.WriteLine($"  {way.Purpose}");
            foreach (var command in way.Commands) output.WriteLine($"    {command}");
        }
    }
}
