using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Turns failures of sampling and estimation into diagnostics that name columns, options and rows of the file.</summary>
internal static class FailureDiagnosis
{
    /// <summary>The diagnostic of a sample that cannot be drawn.</summary>
    public static DataDiagnostic Of(SamplingFailure failure, StudyMaterial material) => failure switch
    {
        SamplingFailure.DrawnRowsWithoutLabel when material.Humans is HumanAnnotations.OfLedger ledger => Incomplete(material, ledger),
        SamplingFailure.DrawnRowsWithoutLabel missing => WithoutLabel(missing, material),
        SamplingFailure.FailedRowsExceedBudget failed => DataDiagnostics.FailedTextsExceedBudget(
            material.Table.File, "sampling.budget", failed.FailedRows, failed.Budget.Count, failed.Examples),
        SamplingFailure.StrataExceedLabels few => DataDiagnostics.StrataExceedLabels(
            material.Table.File, "sampling.strata", few.Strata, few.Needed.Count, few.Labels.Count,
            few.Labels.Count < material.Definition.Sampling.Budget.Count),
        SamplingFailure.BudgetExceedsCorpus large => StudyDiagnostics.BudgetExceedsCorpus(material.Table.File, large.Budget, large.Rows),
        SamplingFailure.RoundNotRepeated other => DataDiagnostics.LedgerOfOtherStudy(material.Table.File, "sampling", FormattableString.Invariant(
            $"the probabilities of round {other.Round + 1} do not follow from the corpus, the answers of models and the labels as they are now")),
        _ => throw new InvalidOperationException($"The failure {failure.GetType().Name} has no diagnostic."),
    };

    /// <summary>The diagnostic of an estimand that cannot be estimated.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="material">The study.</param>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="sample">The labels that were used.</param>
    public static DataDiagnostic Of(SolveFailure failure, StudyMaterial material, int estimand, string method, DrawnSample sample)
    {
        var definition = material.Definition.Estimands[estimand];
        var (file, subject) = (material.Table.File, StudyMaterial.Subject(definition));
        if (definition.Kind.IsCustom() && CustomLossFailure.Of(failure, definition, material.Table, method) is { } custom) return custom;
        if (CustomLossFailure.HasNoOverdispersion(failure, definition, () => definition.Observed is { } observed
            ? material.Table.Numbers(observed) : material.LabelsOf(estimand, sample)))
            return DataDiagnostics.NoOverdispersion(file, subject, method, definition.Outcome);
        return failure switch
        {
            SolveFailure.Separation or SolveFailure.Collinear or SolveFailure.ConstantOutcome or SolveFailure.NoConvergence or SolveFailure.NoDescent
                when PlayerGraph.Diagnose(material, estimand, sample) is { } unranked => unranked,
            _ when definition.Judged is { } judged && !material.LabelsOf(estimand, sample).ToArray().Any(error => !double.IsNaN(error)) =>
                DataDiagnostics.NoErrorKnown(file, subject, method, judged),
            SolveFailure.ConstantOutcome or SolveFailure.NoLabels => Constant(material, estimand, sample),
            SolveFailure.Separation separation => SeparatedCell.Diagnose(separation, material, estimand, sample),
            SolveFailure.Collinear { IsConstantWithinGroups: true } constant => DataDiagnostics.ConstantWithinGroups(
                file, subject, [.. constant.Parameters.Select(index => definition.Parameters[index])], definition.Absorbed),
            SolveFailure.Collinear { IsZero: true } when Silent(material, definition) is { } llm => DataDiagnostics.TooFewLabels(
                file, subject, method, $"no answer of `llm {llm}`, to any text,", "answers to some texts") with
            {
                Hint = "Check the column of its labels and `missing`, or ask the model again; `human_only` needs no model.",
            },
            SolveFailure.Collinear when !definition.Ratings.IsEmpty =>
                DataDiagnostics.NothingToCompare(file, subject, method, definition.Targets[definition.Primary].Term),
            SolveFailure.UndefinedTarget beyond when !definition.Ratings.IsEmpty => DataDiagnostics.PeopleAreAlike(file, subject, method, beyond.Term),
            SolveFailure.Collinear { Parameters: [var first, ..] } when definition.Kind.IsAgreement() =>
                DataDiagnostics.NothingToCount(file, subject, method, definition.Parameters[first]),
            SolveFailure.UndefinedTarget beyond when definition.Kind.IsAgreement() =>
                DataDiagnostics.AgreementOffScale(file, subject, method, beyond.Term),
            SolveFailure.Collinear blurred when definition.SymbolicInstruments is not null => DataDiagnostics.NotInstrumented(
                file, subject, method, [.. blurred.Parameters.Select(index => definition.Parameters[index])]),
            SolveFailure.Collinear or SolveFailure.Indefinite or SolveFailure.NoConvergence when Unsaid(material, estimand, sample) is { } option =>
                DataDiagnostics.TooFewLabels(file, subject, method, $"no labelled text that people call `{option}`", "one"),
            SolveFailure.Collinear when new UnitsBehind(material, estimand, sample).Unlabelled() is { } cell => DataDiagnostics.TooFewLabels(
                file, subject, method, FormattableString.Invariant($"no labelled text with `{cell.Column} = {cell.Value:G6}`"),
                    "3 labelled texts of that kind"),
            SolveFailure.Collinear { Parameters.Count: 1 } when EmptyGroup(material, definition) is { } group => DataDiagnostics.TooFewLabels(
                file, subject, method, $"no text with `{group}`",
                    "texts of both groups") with { Hint = "Compare groups that the corpus has: look at `keep`, and at the values of the column." },
            SolveFailure.Collinear collinear => DataDiagnostics.CollinearColumns(
                file, subject, [.. collinear.Parameters.Select(index => definition.Parameters[index])], collinear.ConditionNumber, collinear.IsZero),
            SolveFailure.Uncalibrated fault => Uncalibrated(fault, material, definition, sample.Labelled.Span.Count(true)),
            SolveFailure.NoConvergence stopped => DataDiagnostics.NoConvergence(
                file, subject, method, stopped.Iterations, FormattableString.Invariant($"last step {stopped.LastStep:G4}")),
            SolveFailure.NoDescent stuck => DataDiagnostics.NoConvergence(
                file, subject, method, stuck.Iterations, FormattableString.Invariant($"no step lowers the moment, {stuck.Merit:G4}")),
            SolveFailure.Indefinite flat when definition.Kind == EstimandKind.Ratio => DataDiagnostics.NoConvergence(
                file, subject, method, flat.Iterations, $"a total of `{definition.Shown}` is not positive") with
            {
                Hint = "The interval of a ratio is formed on its logarithm, which needs two positive totals: ask for the `total` of each, or turn the sign.",
            },
            SolveFailure.Indefinite indefinite => DataDiagnostics.NoConvergence(
                file, subject, method, indefinite.Iterations, $"the loss is not convex in `{definition.Parameters[indefinite.Parameter]}`"),
            SolveFailure.OfPredictions predicted => DataDiagnostics.NoAnalysisOfPredictions(
                file, subject, method, predicted.OfLabelled,
                Silent(material, definition) is null ? ReasonOf(predicted.Cause) : "the model answers no text"),
            SolveFailure.TooFewForWeights few => DataDiagnostics.TooFewLabels(file, subject, method,
                FormattableString.Invariant($"{few.Units} labelled texts, or clusters of them, to weigh {few.Differences} differences at once"),
                FormattableString.Invariant($"{few.Fewest}")) with
            {
                Hint = "Leave `tuning = full` out, which weighs each difference by itself, or label more texts.",
            },
            SolveFailure.NoDensity flat => DataDiagnostics.NoDensity(file, subject, method, flat.WithoutDensity, flat.Rows),
            SolveFailure.Shifted shifted => ShiftDiagnosis.Of(shifted, material, estimand, method),
            SolveFailure.TooFewLabels few => DataDiagnostics.TooFewLabels(
                file, subject, method, new Labels(few.Labels).ToString(), new Labels(few.Parameters + 1).ToString()),
            SolveFailure.TooFewReplicates few => DataDiagnostics.NoConvergence(
                file, subject, method, 0, FormattableString.Invariant($"only {few.Solved} of {few.Replicates} resampled samples have a solution")),
            SolveFailure.TooFewClusters few => DataDiagnostics.TooFewLabels(
                file, subject, method, few.Clusters == 1 ? "labels in 1 cluster" : "labels in no cluster", "labels in 2 clusters"),
            SolveFailure.UndefinedTarget { OffScale: double estimate } undefined =>
                DataDiagnostics.EstimateOffScale(file, subject, undefined.Term, method, estimate),
            SolveFailure.UndefinedTarget undefined => SeparatedCell.Diagnose(material, estimand, sample, definition.Columns)
                ?? DataDiagnostics.NoConvergence(file, subject, method, 0, $"`{undefined.Term}` or its variance is not a finite number"),
            SolveFailure.NotFinite notFinite => DataDiagnostics.NoConvergence(
                file, subject, method, 0, $"the score of {material.Table.Place(checked((int)notFinite.Row))} is not a finite number"),
            SolveFailure.UnusableProbability unusable when unusable.Value == 1 && sample.Labelled.Span[unusable.Row] =>
                DataDiagnostics.TooFewLabels(file, subject, method, "no text without a label",
                    "one") with { Hint = "Use `human_only`: where every text is labelled there is nothing to predict." },
            SolveFailure.UnusableProbability unusable => Of(unusable, material),
            _ => throw new InvalidOperationException($"The failure {failure.GetType().Name} has no diagnostic."),
        };
    }

    /// <summary>Why an analysis of what a model says has no solution.</summary>
    private static string ReasonOf(SolveFailure cause) => cause switch
    {
        SolveFailure.ConstantOutcome => "the model says the same of every text",
        SolveFailure.Separation => "a combination of regressors tells the model’s labels apart without error",
        SolveFailure.Collinear => "regressors determine each other where the model’s labels stand for people’s",
        SolveFailure.TooFewLabels => "too few texts have an answer of the model",
        SolveFailure.UndefinedTarget undefined => $"`{undefined.Term}` has no value on its scale",
        _ => "the equation of the model’s labels has none that Newton’s method finds",
    };

    /// <summary>The diagnostic of a given inclusion probability that is none.</summary>
    /// <param name="unusable">The first such text.</param>
    /// <param name="material">The study.</param>
    /// <param name="further">Texts after the first of which the same holds.</param>
    /// <param name="named">Name of the recorded probabilities; null for those of single outcomes.</param>
    public static DataDiagnostic Of(SolveFailure.UnusableProbability unusable, StudyMaterial material, int further = 0, string? named = null)
    {
        var record = named ?? material.Definition.Sampling.Given?.Probabilities.FirstOrDefault() ?? "sampling";
        if (unusable.Value == 1) return Certain(unusable, material, record);
        return DataDiagnostics.WrongType(
            material.Table.File, named ?? "sampling.given", material.LabelColumn(record), material.Table.Place(unusable.Row),
            FormattableString.Invariant($"{unusable.Value:R}"), "a probability above 0 and at most 1", further) with
        {
            Hint = "Fill in the probability that each text had of being labelled, whether it was drawn or not; texts that could not be drawn are dropped "
                + "by `keep`.",
        };
    }

    /// <summary>A model of the outcome that has answered no text; null where each has.</summary>
    private static string? Silent(StudyMaterial material, EstimandDefinition definition)
    {
        var asked = material.Variables.Index().Where(each => definition.Reads(each.Item.Outcome.Name)).ToList();
        return material.Models.Where(model => definition.Reads(model.Llm.Outcome)).FirstOrDefault(model => asked.TrueForAll(
            variable => variable.Item.Outcome.Name != model.Llm.Outcome
                || !Enumerable.Range(0, model.Problem.RowCount).Any(model.Problem.Variables[variable.Index].HasAnswer)))?.Llm.Name;
    }

    /// <summary>An option with a coefficient that no label of people has; null where there is none.</summary>
    private static string? Unsaid(StudyMaterial material, int estimand, DrawnSample sample)
    {
        var (definition, read) = (material.Definition.Estimands[estimand], material.Problem.Estimands[estimand].Features.Variables);
        foreach (var factor in definition.Features.SelectMany(feature => feature.Factors).Where(factor => factor.Option is not null))
        {
            var outcome = material.Definition.Outcomes.First(each => each.Name == definition.Variables[factor.Variable].Outcome);
            var (name, code) = ($"{outcome.Name}[{factor.Option}]", outcome.Options.ToList().FindIndex(option => option.Key == factor.Option));
            var isRegressor = definition.Parameters.Any(parameter => parameter.Split(':').Contains(name, StringComparer.Ordinal));
            if (isRegressor && !sample.Labels[read[factor.Variable]].Span.Contains(code)) return name;
        }

        return null;
    }

    /// <summary>The group that no text of the corpus belongs to, as <c>g = 0</c>; null where both have some.</summary>
    private static string? EmptyGroup(StudyMaterial material, EstimandDefinition definition)
    {
        if (definition.Columns is not [var column]) return null;
        var values = material.Table.Numbers(column).ToArray().Where(value => !double.IsNaN(value)).Distinct().ToList();
        return values is [0 or 1] ? FormattableString.Invariant($"{column} = {1 - values[0]}") : null;
    }

    private static DataDiagnostic Uncalibrated(SolveFailure.Uncalibrated fault, StudyMaterial material, EstimandDefinition definition, int labelled)
    {
        var (file, subject, known) = (material.Table.File, StudyMaterial.Subject(definition), material.Definition.Inference.Calibration);
        var written = known?.Written ?? "";
        return fault.Fault switch
        {
            CalibrationFault.Dependent => DataDiagnostics.LabelsOfOneThing(file, subject, written, labelled, known?.Totals.Count ?? 0),
            CalibrationFault.OutOfReach => DataDiagnostics.LabelsOutOfReach(file, subject, written, labelled),
            CalibrationFault.BelowZero => DataDiagnostics.LabelBelowZero(file, subject, written, material.Table.Place(fault.Row)),
        };
    }

    private static DataDiagnostic Certain(SolveFailure.UnusableProbability unusable, StudyMaterial material, string record) => DataDiagnostics.WrongType(
        material.Table.File, "sampling.given", material.LabelColumn(record), material.Table.Place(unusable.Row),
        "1", "possible without a human label: π = 1 says that the text was certainly drawn", 0) with
    {
        Hint = "Correct the probability, or fill in the label of the text.",
    };

    /// <summary>The diagnostic of a sample whose labels are still being collected.</summary>
    private static DataDiagnostic Incomplete(StudyMaterial material, HumanAnnotations.OfLedger ledger)
    {
        var asked = ledger.Events.OfType<StudyEvent.RoundDrawn>().Sum(round => round.Drawn.Length);
        var progress = CollectionProgress.Of(ledger.Events, material.Problem.Keys);
        return DataDiagnostics.SampleIncomplete(material.Table.File, "sampling", asked - progress.Awaited.Count, asked,
            material.Definition.Sampling.Budget.Count, progress.Rounds.Count);
    }

    private static DataDiagnostic WithoutLabel(SamplingFailure.DrawnRowsWithoutLabel missing, StudyMaterial material)
    {
        var first = missing.Rows[0];
        var variable = material.Variables.Where((_, index) => double.IsNaN(material.Labels.Of(index).Span[first])).First();
        var record = variable.Human.RecordedLabel ?? "";
        return DataDiagnostics.DrawnRowHasNoLabel(material.Table.File, record, material.LabelColumn(record), material.Table.Place(first),
            missing.Rows.Length - 1);
    }

    private static DataDiagnostic Constant(StudyMaterial material, int estimand, DrawnSample sample)
    {
        var variable = material.LabelOf(estimand);
        var labels = material.LabelsOf(estimand, sample).ToArray().Where(label => !double.IsNaN(label)).ToList();
        return DataDiagnostics.ConstantOutcome(
            material.Table.File, StudyMaterial.Subject(material.Definition.Estimands[estimand]), variable.Name,
            labels.Count == 0 ? "no label" : variable.Label(labels[0]), labels.Count);
    }
}
