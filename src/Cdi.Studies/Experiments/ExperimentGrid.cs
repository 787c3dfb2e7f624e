using System.Globalization;
using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Experiments;

/// <summary>The cells of an experiment: every budget, design and target of inference, with the methods that are valid there.</summary>
/// <remarks>A method that weighs all labels alike (<c>ppi</c>, <c>ppi_tuned</c>), and one that uses none (<c>llm_only</c>), stands under <c>uniform</c>
/// only.</remarks>
public sealed class ExperimentGrid
{
    /// <summary>Trials that are run and kept together.</summary>
    public const int TrialsOfBlock = 100;

    private ExperimentGrid(IReadOnlyList<ExperimentDraws> draws, IReadOnlyList<string> leftOut) => (Draws, LeftOut) = (draws, leftOut);

    /// <summary>The draws: by target of inference, budget and design, in the order of the spec.</summary>
    public IReadOnlyList<ExperimentDraws> Draws { get; }

    /// <summary>What the grid has no cell for, and why; sentences.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>The trials in the order in which they are run and shared out.</summary>
    public IReadOnlyList<ExperimentBlock> Blocks =>
    [
        .. from draws in Draws
           from first in Enumerable.Range(0, (draws.Settings.Trials + TrialsOfBlock - 1) / TrialsOfBlock).Select(block => block * TrialsOfBlock)
           select new ExperimentBlock(draws.Index, first, Math.Min(TrialsOfBlock, draws.Settings.Trials - first)),
    ];

    /// <summary>The cells of an experiment on a corpus.</summary>
    /// <param name="study">The study with its corpus.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="trials">Trials of each cell.</param>
    /// <exception cref="CorpusException">A budget does not fit the corpus.</exception>
    internal static ExperimentGrid Of(ReplayedStudy study, ExperimentDefinition experiment, int trials)
    {
        var all = new List<ExperimentDraws>();
        var budgets = experiment.Budgets.Select(budget => Fitting(study, experiment, budget)).Distinct().ToList();
        foreach (var generalise in experiment.Targets)
        {
            foreach (var (budget, design) in budgets.SelectMany(budget => experiment.Designs.Select(design => (budget, design))))
            {
                var methods = experiment.Methods.Select(EstimationMethod.Of).Where(method => HasCell(method, design)).ToList();
                if (methods.Count == 0) continue;
                var (drawn, inference) = (SamplingDesign.Of(design), study.InferenceOfEach(generalise));
                all.Add(new(all.Count, budget, design, generalise, new ReplaySettings
                {
                    Name = Name(study, experiment, budget, design, generalise),
                    Plan = study.PlanFor(drawn) with { Budget = budget, Stop = Running.Stopping.RuleOf(study.Definition, drawn, inference) },
                    Methods = methods,
                    Inference = inference,
                    Trials = trials,
                }));
            }
        }

        return new(all, [.. LeftOutOf(experiment)]);
    }

    // Nobody picks seeds: they follow from what a cell is called. A seed of the author makes another experiment of the same cells.
    private static string Name(ReplayedStudy study, ExperimentDefinition experiment, Labels budget, DesignKind design, Generalise generalise)
    {
        var name = $"{study.Definition.Name} {experiment.Name} {budget} {design.Word()} {generalise.ToString().ToLowerInvariant()}";
        return experiment.Seed is { } seed ? $"{name} {seed.ToString(CultureInfo.InvariantCulture)}" : name;
    }

    private static bool HasCell(EstimationMethod method, DesignKind design) =>
        design == DesignKind.Uniform || (method.IsValid && !method.RequiresUniformSample);

    private static IEnumerable<string> LeftOutOf(ExperimentDefinition experiment) =>
        from kind in experiment.Methods
        let others = experiment.Designs.Where(design => !HasCell(EstimationMethod.Of(kind), design)).Select(design => design.Word()).ToList()
        where others.Count > 0
        select $"{kind.Word()} has no cell under {string.Join(", ", others)}: "
            + (EstimationMethod.Of(kind).IsValid ? "it weighs all labels alike, and is valid for uniform draws only."
                : "it uses no human label, so that no design changes it.");

    private static Labels Fitting(ReplayedStudy study, ExperimentDefinition experiment, ExperimentBudget budget)
    {
        var (texts, sampling) = (study.Problem.RowCount, study.Definition.Sampling);
        var labels = budget.Of(texts);
        if (labels <= texts && labels - sampling.BurnIn.Count >= sampling.Rounds) return new(labels);
        throw new CorpusException([DataDiagnostics.BudgetOfExperimentUnfit(
            study.Corpus.File, $"experiment.{experiment.Name}.budget", labels, texts, sampling.BurnIn.Count, sampling.Rounds)]);
    }
}
