using Cdi.Corpus;
using Cdi.Estimation.MEstimation;

namespace Cdi.Studies.Running;

/// <summary>Turns what a gold set of another corpus cannot say into diagnostics.</summary>
internal static class ShiftDiagnosis
{
    /// <summary>The diagnostic.</summary>
    /// <param name="failure">What is wrong.</param>
    /// <param name="material">The study.</param>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    public static DataDiagnostic Of(SolveFailure.Shifted failure, StudyMaterial material, int estimand, string method)
    {
        var (file, subject) = (material.Table.File, StudyMaterial.Subject(material.Definition.Estimands[estimand]));
        return failure.Obstacle switch
        {
            ShiftObstacle.Unanswered => DataDiagnostics.GoldIncomplete(file, subject, method,
                $"the model says nothing of {material.Table.Place(failure.Index)}", "Ask the model again, or drop such texts by `keep` and say so"),
            ShiftObstacle.FewLabels => DataDiagnostics.GoldIncomplete(file, subject, method,
                $"fewer than two labelled texts are {Option()}", "Label texts of every option, or declare those that there are"),
            ShiftObstacle.NoTexts => DataDiagnostics.GoldIncomplete(file, subject, method, "no text without a label is asked about",
                "Add the texts of the corpus below those of the gold set, without a human label"),
            ShiftObstacle.Uninformative => DataDiagnostics.GoldUninformative(file, subject, method, failure.Value, failure.Limit),
            ShiftObstacle.NoMixture => DataDiagnostics.NoMixture(file, subject, method, Option(), failure.Value, failure.Limit),
        };

        // The index is that of a class of the outcome, whatever the estimand makes of it.
        string Option() => material.LabelOf(estimand).Outcome.Options[failure.Index].Key;
    }
}
