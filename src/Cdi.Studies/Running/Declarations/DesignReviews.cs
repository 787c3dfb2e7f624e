using Cdi.Corpus;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.LabelledSamples;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Holds what is known of every text against the draw: that of <c>given</c>, which evidence can refuse, or the study's own, which is only
/// reported.</summary>
internal sealed partial class DesignReviews
{
    private const double Strong = 1e-4;
    private const double Weak = 0.01;

    // Standard deviations within which a sum fits.
    private const double LargestDeviation = 3;
    private const string Subject = "sampling.given";

    private readonly StudyMaterial material;
    private readonly List<DesignReview> reviews = [];
    private readonly List<DataDiagnostic> found = [];
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);

    private DesignReviews(StudyMaterial material) => this.material = material;

    /// <summary>Reviews the labels of each outcome, and returns what contradicts a declared draw.</summary>
    /// <param name="material">The study.</param>
    /// <param name="samples">Its samples.</param>
    public static (IReadOnlyList<DesignReview> Reviews, IReadOnlyList<DataDiagnostic> Found) Of(StudyMaterial material, SampleBook samples)
    {
        var all = new DesignReviews(material);

        // Labels of another corpus claim to be drawn from no text of this one.
        if (material.Definition.Sampling.Given is { Elsewhere: true }) return (all.reviews, all.found);

        // What was not reached when sampling stopped has no probability of its own.
        if (samples.AsDrawn.Rounds.Any(round => round.Kind == SamplingRoundKind.NotReached)) return (all.reviews, all.found);
        var pairs = material.Variables.Index().DistinctBy(each => (each.Item.Outcome.Name, each.Item.Human.Name)).ToList();
        foreach (var (index, source) in pairs)
        {
            // A draw is held against chance as it was drawn, whoever could say what its texts are.
            var sample = samples.DeclaredOf(index) is null ? samples.AsDrawn : samples.AsDrawnOf(index);
            var design = samples.DeclaredOf(index) ?? new DeclaredDesign(sample.Method, sample.Probabilities) { Strata = sample.Groups, IsOwn = true };
            all.Review(source, sample, design, pairs.Count);
        }

        if (material.Definition.Sampling.Given is { IsUniform: true }) all.ReviewTogether(samples, pairs);
        foreach (var draw in samples.Together) all.ReviewJoint(samples, draw);

        return (all.reviews, all.found);
    }

    private void Review(VariableSource source, DrawnSample sample, DeclaredDesign design, int families) =>
        Review(source.Outcome.Name, KnownVariables.Of(material, source.Outcome), sample, design, Draw(sample, source.Outcome.Name), families);

    private void Review(string outcome, IReadOnlyList<KnownVariable> known, DrawnSample sample, DeclaredDesign design, string draw, int families)
    {
        var result = DesignCheck.Of(design, sample.Labelled.Span, [.. known.Select(each => each.Auxiliary)], material.Definition.Sampling.Seed,
            material.Problem.Execution.Cancellation);
        var isDeclared = sample.Design is null;
        var clusters = DrawnGroups.Clusters(design, sample.Labelled);
        reviews.Add(new()
        {
            Outcome = outcome,
            Draw = draw,
            IsDeclared = isDeclared,
            Labelled = result.Labelled,
            Texts = result.Rows,
            Probability = isDeclared ? DrawnGroups.Probability(design) : null,
            Strata = DrawnGroups.Strata(material, design, sample.Labelled),
            DrawnClusters = clusters?.Drawn,
            Clusters = clusters?.All,
            Tests = [.. result.Variables.Select(check => Test(check, known, families))],
            Joint = result.Joint is { } joint ? joint with { AdjustedPValue = Math.Min(1, families * joint.AdjustedPValue) } : null,
        });
        if (!isDeclared) return;
        var undeclared = new UndeclaredReview(material, outcome, reviews[^1].Draw);
        var groups = undeclared.Groups(design, sample);
        if (groups is not null) found.Add(groups);
        if (groups is { Severity: DataSeverity.Error })
        {
            refused.Add(outcome);
            return;
        }

        var contradictions = Judge(outcome, sample, reviews[^1], () => Rescaled(sample, design, known, families)).ToList();
        found.AddRange(contradictions);
        if (contradictions.Exists(each => each.Severity == DataSeverity.Error)) refused.Add(outcome);
        if (SingleLabels.Of(material, sample, design) is { } single) found.Add(single);
        if (!contradictions.Exists(each => each.Severity == DataSeverity.Error) && Unreached(outcome, sample, design) is { } unreached)
            found.Add(unreached);
        if (groups is not null || contradictions.Exists(each => each.Severity == DataSeverity.Error)) return;
        var others = contradictions.Count > 0 ? [] : undeclared.Of(design, sample, families);
        found.AddRange(others);
        if (undeclared.FewGroups(design, sample, withUndeclared: contradictions.Count + others.Count == 0) is { } few) found.Add(few);
    }

    /// <summary>Holds the labels of each outcome against who was labelled for the others.</summary>
    private void ReviewTogether(SampleBook samples, IReadOnlyList<(int Index, VariableSource Source)> outcomes)
    {
        var beside = new LabelledBeside(material, samples, outcomes);
        foreach (var second in outcomes.Where(each => !refused.Contains(each.Source.Outcome.Name)))
        {
            if (beside.Worst(second, material.Definition.Sampling.Seed) is not { PValue: < Weak } worst) continue;
            var (outcome, first) = (second.Source.Outcome.Name, worst.First.Outcome.Name);
            var difference = DesignWords.Beside(worst.Check, worst.IsShare, first, outcome);
            var draw = Draw(samples.OwnOf(second.Index), outcome);
            found.Add(worst.PValue < Strong
                ? DataDiagnostics.LabelledTextsDiffer(material.Table.File, Subject, outcome, draw, difference, worst.PValue, first)
                : DataDiagnostics.DesignDoubtful(material.Table.File, Subject, outcome, draw, difference, worst.PValue));
        }
    }

    /// <summary>Texts for which no label stands.</summary>
    private DataDiagnostic? Unreached(string outcome, DrawnSample sample, DeclaredDesign design)
    {
        var unreached = UnreachedTexts.Of(sample.Labelled.Span, design);
        var texts = sample.Labelled.Length;
        if (!unreached.IsTold(texts)) return null;
        var said = DataDiagnostics.TextsUnreached(
            material.Table.File, Subject, outcome, Draw(sample, outcome), unreached.Texts, texts, unreached.Smallest, unreached.Expected);
        return unreached.Stops(texts) ? said : said with { Severity = DataSeverity.Warning };
    }

    private static DesignTest Test(VariableCheck check, IReadOnlyList<KnownVariable> known, int families) => new(
        check.Quantity switch
        {
            CheckedQuantity.Count => "number of labels",
            CheckedQuantity.WeightTotal => "texts stood for",
            _ => check.Name,
        },
        check.Quantity,
        check.Quantity == CheckedQuantity.Mean && known.First(each => each.Shown == check.Name).IsShare,
        check.Labelled,
        check.Expected,
        Math.Min(1, families * check.AdjustedPValue),
        check.Tail,
        check.Detectable) { AreDays = known.FirstOrDefault(each => each.Shown == check.Name) is { AreDays: true } };

    private string Draw(DrawnSample sample, string outcome)
    {
        if (sample.Design is { } own) return $"design = {SampleBook.NameOf(own)}";
        var given = material.Definition.Sampling.Given;
        var groups = (given?.Strata, given?.Cluster) switch
        {
            ({ } strata, _) => $", strata = {strata}",
            (_, { } cluster) => $", cluster = {cluster}",
            _ => "",
        };
        return $"given = {(given?.ProbabilityOf(outcome) is { } record ? material.DeclaredName(material.LabelColumn(record)) : "uniform")}{groups}";
    }

    /// <summary>One finding about how many were labelled, one about who: the rest of a wrong declaration stands in the report. Where the sum of π is
    /// wrong, texts are compared by π of the unit that announces the labels there are.</summary>
    private IEnumerable<DataDiagnostic> Judge(string outcome, DrawnSample sample, DesignReview review, Func<DesignTest?> rescaled)
    {
        var file = material.Table.File;
        var total = review.Tests.Where(test => test.Quantity != CheckedQuantity.Mean).MinBy(test => test.PValue);
        var worst = review.Tests.Where(test => test.Quantity == CheckedQuantity.Mean).MinBy(test => test.PValue);
        if (total is { PValue: < Strong })
        {
            yield return Disagreement(outcome, sample, review, total.PValue);
            worst = rescaled() ?? worst;
        }

        if (worst is { PValue: < Strong })
            yield return DataDiagnostics.LabelledTextsDiffer(file, Subject, outcome, review.Draw, DesignWords.Difference(worst), worst.PValue);
        if (total is { PValue: < Strong } || worst is { PValue: < Strong }) yield break;
        if (review.Joint is { AdjustedPValue: < Strong } joint)
        {
            yield return DataDiagnostics.LabelledTextsDiffer(file, Subject, outcome, review.Draw, DesignWords.Together(joint, worst), joint.AdjustedPValue);
        }
        else if (review.Tests.MinBy(test => test.PValue) is { PValue: < Weak } doubtful)
        {
            yield return DataDiagnostics.DesignDoubtful(file, Subject, outcome, review.Draw, DesignWords.Difference(doubtful), doubtful.PValue);
        }
        else if (review.Joint is { AdjustedPValue: < Weak } weak)
        {
            yield return DataDiagnostics.DesignDoubtful(file, Subject, outcome, review.Draw, DesignWords.Together(weak, worst), weak.AdjustedPValue);
        }
    }

    /// <summary>Who was labelled, where π has another unit: a wrong sum would make every mean differ, and is said by itself.</summary>
    private DesignTest? Rescaled(DrawnSample sample, DeclaredDesign design, IReadOnlyList<KnownVariable> known, int families)
    {
        var (sum, largest) = (0.0, 0.0);
        foreach (var probability in design.Probabilities.Span) (sum, largest) = (sum + probability, Math.Max(largest, probability));
        var labels = 0;
        foreach (var each in sample.Labelled.Span) labels += each ? 1 : 0;
        var factor = labels / sum;
        if (factor * largest > 1) return null;
        var scaled = design.Probabilities.ToArray();
        for (var row = 0; row < scaled.Length; row++) scaled[row] *= factor;
        var result = DesignCheck.Of(design with { Probabilities = scaled }, sample.Labelled.Span, [.. known.Select(each => each.Auxiliary)],
            material.Definition.Sampling.Seed, material.Problem.Execution.Cancellation);
        return result.Variables.Where(check => check.Quantity == CheckedQuantity.Mean).Select(check => Test(check, known, families)).MinBy(test => test.PValue);
    }

    private DataDiagnostic Disagreement(string outcome, DrawnSample sample, DesignReview review, double pValue)
    {
        var (announced, weights, least, most, inverse) = (0.0, 0.0, 1.0, 0.0, 0.0);
        for (var row = 0; row < sample.Labelled.Length; row++)
        {
            var probability = sample.Probabilities.Span[row];
            announced += probability;
            inverse += 1 / probability;
            weights += sample.Labelled.Span[row] ? 1 / probability : 0;
            if (sample.Labelled.Span[row]) least = Math.Min(least, probability);
            else most = Math.Max(most, probability);
        }

        // Another unit explains the difference only where with it both sums fit: Σ1/π has variance Σ(1 − π)/π under a draw of single texts.
        var factor = review.Labelled / announced;
        var spread = Math.Sqrt(Math.Max((inverse / factor) - review.Texts, 0));
        var isUnit = factor * Math.Max(least, most) <= 1 && Math.Abs((weights / factor) - review.Texts) <= LargestDeviation * spread;
        return DataDiagnostics.ProbabilitiesDisagree(
            material.Table.File, Subject, outcome, review.Draw, review.Labelled, announced, weights, review.Texts, isUnit ? factor : null, least > most,
                material.Variables.DistinctBy(each => each.Outcome.Name).Count() > 1, pValue);
    }
}
