using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Cdi.Studies.Running;

namespace Cdi.Studies;

/// <summary>A study with its corpus in memory, ready to be drawn and estimated many times.</summary>
/// <remarks>What <see cref="StudyReplay"/> needs: the statistical problem, and how the study draws from it.</remarks>
public sealed class ReplayedStudy
{
    private readonly StudyMaterial material;

    private ReplayedStudy(StudyMaterial material) => this.material = material;

    /// <summary>Every decision of the spec.</summary>
    public StudyDefinition Definition => material.Definition;

    /// <summary>The statistical problem; its estimands are those of the study, in order. A model that learns from people has no answers in it: each trial
    /// teaches it anew.</summary>
    public StudyProblem Problem => material.Problem;

    /// <summary>The file of the corpus, and what is known of it.</summary>
    public (string File, CorpusFacts Facts) Corpus => (material.Table.File, new(material.Table.RowsRead, material.Table.Rows, material.Table.Sha256)
    {
        Dropped = material.Table.Dropped,
    });

    /// <summary>The human labels that the corpus records, for each annotated variable of the problem.</summary>
    public RecordedAnnotations Labels => material.Labels;

    /// <summary>Reads the corpus of a study.</summary>
    /// <param name="study">The compiled study.</param>
    /// <param name="options">Where its files are; progress and threads are not read.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <exception cref="CorpusException">The corpus cannot be found or read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ReplayedStudy> ReadAsync(IStudy study, StudyRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(() => ReadWholeAsync(study.Definition, options with { DegreeOfParallelism = 0 }, cancellationToken), cancellationToken);
    }

    /// <summary>How the study draws, by its own design or by another with the same budget, rounds and τ.</summary>
    /// <param name="design">The design.</param>
    /// <exception cref="InvalidOperationException">Its labels were drawn before (<c>given</c>), so that it has no budget.</exception>
    public SamplingPlan PlanFor(SamplingDesign design) => Definition.Sampling.Given is null
        ? DrawPlan.Of(material, design)
        : throw new InvalidOperationException($"The labels of `{Definition.Name}` were drawn before.");

    /// <summary>How the study forms estimates and intervals: what a run of it uses, for its own target of inference or the other.</summary>
    /// <param name="generalise">The target of inference.</param>
    public InferenceSettings InferenceFor(Generalise generalise) =>
        Definition.Inference.ToSettings(Definition.Estimands.Count) with { Generalise = generalise };

    /// <summary>The same for estimates of which each is judged on its own, as experiments do: with α and the p-value of one, whatever holds for several of a
    /// run.</summary>
    /// <param name="generalise">The target of inference.</param>
    internal InferenceSettings InferenceOfEach(Generalise generalise) => Definition.Inference.ToSettings(1) with { Generalise = generalise };

    /// <summary>What a run says of a sample that cannot be drawn.</summary>
    internal DataDiagnostic Reason(ReplayFailure.SampleUnavailable failure) => FailureDiagnosis.Of(failure.Reason, material);

    /// <summary>What a run says of an estimand that cannot be estimated from every label, without its full stop.</summary>
    internal string Reason(ReplayFailure.TruthUnavailable failure) => FailureDiagnosis.Of(
        failure.Reason, material, failure.Estimand, "human_only on every label", GivenSample.Census(Labels)).Message.TrimEnd('.');

    // What is replayed later must not end with the token of its reading: texts are read here by whatever learns of them in each trial.
    private static async Task<ReplayedStudy> ReadWholeAsync(StudyDefinition study, StudyRunOptions options, CancellationToken cancellation)
    {
        var read = await StudyMaterial.ReadAsync(study, options, cancellation).ConfigureAwait(false);
        foreach (var annotator in read.Problem.Learners) _ = annotator.Texts.Value;
        return new(read with { Problem = read.Problem.Under(default) });
    }
}
