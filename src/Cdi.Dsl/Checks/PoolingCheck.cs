using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5017, CDI1007: groups are pooled where there are some, and where the variance of a group's estimate is that of one label over their number and
/// no two groups hang together: shares and means of human labels, each of one text drawn by itself with the same probability from a population.</summary>
internal sealed class PoolingCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Inference?.Pooling is not { Value: PoolingRule.Partial } pooling) return;
        var groups = study.Estimands.Where(estimand => estimand.Cells.Any(cell => cell.Levels.Count > 0)).ToList();
        if (groups.Count == 0)
        {
            diagnostics.Report(DesignDiagnostics.NoEffect(pooling.Place, "pooling", "no estimand is answered for groups, with `by`"));
            return;
        }

        var found = OfStudy(study) ?? groups.Select(estimand => OfEstimand(study, estimand)).FirstOrDefault(each => each is not null);
        if (found is var (what, instead)) diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(pooling.Place, $"`pooling = partial` {what}", instead));
    }

    private static (string What, string Instead)? OfStudy(StudyModel study)
    {
        if (study.Inference?.Generalise is { Value: Generalise.Corpus })
            return ("with `generalise = corpus`", "Use `generalise = population`, or leave `pooling` out.");
        if (InferenceWords.Methods(study).Last() is not MethodKind.HumanOnly and var method)
            return ($"with `method = {Choices.Methods.NameOf(method)}`", "Use `method = human_only`, or leave `pooling` out.");
        if (Unequal(study) is { } draw) return ($"with {draw}", "Draw texts one by one with the same probability, or leave `pooling` out.");
        if (study.Humans.Any(human => human.Nonresponse is { Value: not Nonresponse.Option }))
            return ("beside texts of which people cannot say what they are", "Give `nonresponse` an option, or leave `pooling` out.");
        return null;
    }

    // What gives texts unequal probabilities, or draws them together.
    private static string? Unequal(StudyModel study) => study.Sampling switch
    {
        { Given: { } given } when given.Columns.Any() => "labels drawn with probabilities of their own",
        { Strata: { } strata } => $"`strata = {strata.Value}`",
        { Cluster: { } cluster } => $"labels drawn by whole groups of `{cluster.Value}`",
        _ when DrawFacts.Of(study) is { Design: not DesignKind.Uniform and var design } => $"`design = {Choices.Designs.NameOf(design)}`",
        _ when study.Llms.FirstOrDefault(llm => llm is { IsAsked: true, Examples.Shown: not null }) is { } shown =>
            $"examples of `{shown.Name}` that people label first",
        _ => null,
    };

    private static (string What, string Instead)? OfEstimand(StudyModel study, EstimandModel estimand)
    {
        var named = estimand.Cluster is not null ? "cluster" : estimand.Weight is not null ? "weight" : estimand.Strata is not null ? "strata"
            : estimand.PopulationSize is not null ? "fpc" : study.Corpus?.Totals is not null ? "totals" : null;
        if (named is not null)
            return ($"beside `{named}` of `{estimand.Name}`", $"Leave `pooling` out, or `{named}` where texts are independent and count the same.");
        if (estimand.Form is not (null or EstimandForm.Average { Function: TargetFunction.Mean or TargetFunction.Prevalence }))
            return ($"of `{estimand.Name}`, {estimand.Form.Described()},", "Ask for `mean` or `prevalence` by groups, or leave `pooling` out.");
        if (estimand.Scale is { Value: not (ScaleKind.Mean or ScaleKind.Proportion) } scale)
            return ($"on `interval_scale = {Choices.Scales.NameOf(scale.Value)}` of `{estimand.Name}`",
                "Leave `interval_scale` out: a group may have labels that all agree.");
        return null;
    }
}
