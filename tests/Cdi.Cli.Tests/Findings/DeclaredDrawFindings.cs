using Cdi.Testing;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Files met in use whose declared draw, or whose independence of labels, the data contradict.</summary>
public sealed class DeclaredDrawFindings
{
    [SharedTheory]
    [InlineData("labels-copied-into-model", "CDI9030", "equal those of `coder` in all 293 texts")]
    [InlineData("model-only-where-labelled", "CDI9028", "`model answered` holds for 100 % of the labelled texts and 21 % of all")]
    [InlineData("model-missing-by-label", "CDI9028", "`model answered` holds for 100 % of the labelled texts and 60 % of all")]
    [InlineData("declared-uniform-drawn-by-answer", "CDI9028", "`model says Y` holds for 78 % of the labelled texts and 46 % of all")]
    [InlineData("given-divided-by-three", "CDI9027", "they stand for 4822 texts (Σ1/π), and the corpus has 1500")]
    [InlineData("probabilities-too-small", "CDI9027", "announces 1 label of `tone` and there are 60")]
    [InlineData("weight-as-probability", "CDI9025", "These look like weights")]
    [InlineData("human-column-as-covariate", "CDI9032", "`w` repeats the labels of `coder`")]
    public void A_wrong_declaration_is_refused(string name, string code, string fact)
    {
        using var session = Case(name);
        var run = session.Cdi("run study.cdi --out report");

        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains($"error {code}:", run.Error);
        Assert.Contains(fact, run.Error);
        Assert.False(session.Exists("report"));
    }

    [SharedFact]
    public void A_reason_passes_a_model_that_equals_the_humans_and_the_report_repeats_it()
    {
        using var session = Case("labels-copied-into-model", spec => spec.Replace(
            "label = yhat where { 0 = N, 1 = Y }", "label = yhat where { 0 = N, 1 = Y } // allow CDI9030: an oracle, to test the pipeline",
                StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi --out report");

        Assert.Equal(ExitCode.Success, run.Code);
        Assert.DoesNotContain("CDI9030", run.Error);
        Assert.Contains("an oracle, to test the pipeline", session.Read("report/result.json"));
    }

    [SharedFact]
    public void An_allowance_behind_another_entry_passes_nothing()
    {
        using var session = Case("labels-copied-into-model", spec =>
            spec.Replace("given = uniform", "given = uniform // allow CDI9030: wrong place", StringComparison.Ordinal));

        Assert.Equal(ExitCode.UserError, session.Cdi("run study.cdi --out report").Code);
    }

    private static CommandSession Case(string name, Func<string, string>? change = null)
    {
        var session = new CommandSession();
        var folder = SharedFolder.File($"findings/cases/{name}");
        var spec = File.ReadAllText(Path.Combine(folder, "study.cdi"));
        session.Write("study.cdi", change?.Invoke(spec) ?? spec);
        session.Write("data.csv", File.ReadAllText(Path.Combine(folder, "data.csv")));
        return session;
    }
}
