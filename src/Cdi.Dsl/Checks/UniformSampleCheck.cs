using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5015: <c>ppi</c> and <c>ppi_tuned</c> take the sample for uniform.</summary>
internal sealed class UniformSampleCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is not { } sampling) return;
        var own = sampling.Given is { } given
            ? given.ProbabilityColumn is { } column ? $"`given = {column.Name}`"
                : given.Columns.Select(each => $"`given = [{each.Outcome} = {each.Column.Name}]`").FirstOrDefault() ?? Strata(sampling) ?? Together(sampling)
            : DrawFacts.Of(study) is { Design: not DesignKind.Uniform and var design } ? Design(design) : null;
        if (study.Inference?.Method is { } method) Check(method.Place, method.Value, own, "`design = uniform`");
        foreach (var compared in study.Report?.Compare ?? [])
        {
            Check(compared.Place, compared.Value.Method, compared.Value.Design is { } chosen ? Design(chosen) : own,
                $"`{Choices.Methods.NameOf(compared.Value.Method)} @ uniform`");
        }

        void Check(Place place, MethodKind method, string? sample, string redrawn)
        {
            if (sample is null || method is not (MethodKind.Ppi or MethodKind.PpiTuned)) return;
            diagnostics.Report(DesignDiagnostics.UniformSampleNeeded(place, Choices.Methods.NameOf(method), sample, sampling.IsGiven ? null : redrawn));
        }
    }

    // Each stratum has a π of its own.
    private static string? Strata(SamplingModel sampling) => sampling.Strata is { } strata ? $"`given = uniform, strata = {strata.Value}`" : null;

    private static string? Together(SamplingModel sampling) =>
        sampling.Together?.ProbabilityColumn is { } column ? $"`given = uniform, together = {column.Name}`" : null;

    private static string? Design(DesignKind design) => design == DesignKind.Uniform ? null : $"`design = {Choices.Designs.NameOf(design)}`";
}
