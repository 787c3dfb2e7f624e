using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Replays;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>A problem with the human labels that a replay reveals.</summary>
public sealed record RecordedStudy(StudyProblem Problem, RecordedAnnotations Labels)
{
    public StudyReplay Replay => new(Problem, Labels);

    public IReadOnlyList<StudyEstimand> Estimands => Problem.Estimands;

    /// <summary>The same corpus with other estimands.</summary>
    public RecordedStudy With(params StudyEstimand[] estimands) =>
        this with { Problem = new(Problem.Keys, Problem.Variables, estimands, Problem.Predictors) };

    /// <summary>The same study, computed by other threads or until another token is cancelled.</summary>
    public RecordedStudy Under(PassExecution execution) => this with { Problem = Problem.Under(execution) };

    public static implicit operator StudyProblem(RecordedStudy study) => study.Problem;
}
