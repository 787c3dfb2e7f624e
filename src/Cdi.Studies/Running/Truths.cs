using Cdi.Corpus;
using Cdi.Estimation.Evaluation;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Running;

/// <summary>What every human label of the corpus gives, where a replay knows them all.</summary>
internal sealed class Truths(StudyMaterial material, StudyEstimation estimation)
{
    /// <summary>For each estimand its targets on the reported scale, or null where the study is no replay or a human label is blank.</summary>
    /// <exception cref="CorpusException">Even all labels allow no estimate: the estimand does not exist.</exception>
    public IReadOnlyList<IReadOnlyList<double>?> All()
    {
        var census = Census();
        return
        [
            .. Enumerable.Range(0, material.Problem.Estimands.Count)
                .Select(estimand => material.Definition.Sampling.Given is null && IsLabelled(estimand) ? Compute(estimand, census) : null),
        ];
    }

    private bool IsLabelled(int estimand)
    {
        foreach (var label in material.Problem.Variables[material.Problem.Estimands[estimand].Variable].Human.Span)
        {
            if (double.IsNaN(label)) return false;
        }

        return true;
    }

    private IReadOnlyList<double> Compute(int estimand, DrawnSample census)
    {
        var options = EstimationOptions.For(EstimationMethod.HumanOnly, Generalise.Population, material.Definition.Inference.Alpha);
        return estimation.Estimate(estimand, census, EstimationMethod.HumanOnly, options) switch
        {
            RectifiedFit fit => [.. fit.Targets.Select(target => target.Point)],
            SolveFailure failure => throw new CorpusException([FailureDiagnosis.Of(failure, material, estimand, "human_only on every label", census)]),
            var outcome => throw new InvalidOperationException($"Unexpected outcome {outcome.GetType().Name}."),
        };
    }

    /// <summary>The sample that is the whole corpus.</summary>
    private DrawnSample Census()
    {
        var rows = material.Problem.RowCount;
        var (probabilities, labelled) = (new double[rows], new bool[rows]);
        probabilities.AsSpan().Fill(1);
        labelled.AsSpan().Fill(true);
        return new()
        {
            Design = null,
            Probabilities = probabilities,
            Labelled = labelled,
            Blocks = new int[rows],
            Labels = [.. material.Problem.Variables.Select(variable => variable.Human)],
            Method = DrawMethod.Poisson,
            Rounds = [new(SamplingRoundKind.Given, rows, new(rows), 1, 1)],
        };
    }
}
