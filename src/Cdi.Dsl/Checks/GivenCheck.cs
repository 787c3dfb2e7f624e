using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2014 and CDI5016: every outcome has a draw, and where labels were drawn before, nothing can choose the draw.</summary>
internal sealed class GivenCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is not { IsGiven: true } sampling) return;
        if (sampling.Given is { Outcomes.IsEmpty: false } given
            && study.Humans.Select(human => human.Outcome).FirstOrDefault(name => name is not null && given.Outcomes.All(each => each.Outcome != name))
                is { } silent)
        {
            diagnostics.Report(SchemaDiagnostics.WrongValue(given.Place, "given", "a draw for each outcome that people label", $"none of `{silent}`"));
        }

        Report("budget", sampling.Budget?.Place);
        Report("burn_in", sampling.BurnIn?.Place);
        Report("rounds", sampling.Rounds?.Place);
        Report("design", sampling.Design?.Place);
        Report("tau", sampling.Tau?.Place);
        Report("draw", sampling.Draw?.Place);
        Report("serve", sampling.Serve?.Place);
        foreach (var compared in study.Report?.Compare ?? [])
        {
            if (compared.Value.Design is { } design) Report($"@ {Choices.Designs.NameOf(design)}", compared.Place);
        }

        void Report(string name, Place? place)
        {
            if (place is { } written) diagnostics.Report(DesignDiagnostics.AlreadyDrawn(written, name));
        }
    }
}
