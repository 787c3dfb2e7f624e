using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Experiments;

/// <summary>The attribution of statistics.md §7: human uniform, leverage, tuned LLM, confidence or error rule, calibration, corpus target.</summary>
/// <remarks>Where the grid has no cell of a step the next one is named after all that came since the last cell; all are of one budget, the largest.</remarks>
public static class Attribution
{
    /// <summary>The steps for the target of an estimand, in their order; fewer than two where the grid has no such cells.</summary>
    /// <param name="result">The result.</param>
    /// <param name="estimand">Name of the estimand.</param>
    public static IReadOnlyList<AttributionStep> Of(ExperimentResult result, string estimand)
    {
        ArgumentNullException.ThrowIfNull(result);
        var cells = result.Cells.Where(cell => cell.IsPrimary && cell.Measured.Estimand == estimand).ToList();
        if (cells.Count == 0) return [];
        var budget = cells.Max(cell => cell.Draws.Budget);
        var first = cells.Exists(cell => cell.Draws.Generalise == Generalise.Population) ? Generalise.Population : Generalise.Corpus;
        var rule = cells.Exists(cell => cell.Draws.Design == DesignKind.Error) ? DesignKind.Error : DesignKind.Confidence;
        var (steps, added) = (new List<AttributionStep>(), new List<string>());
        Add("people alone, uniform draws", MethodKind.HumanOnly, DesignKind.Uniform, first);
        Add("leverage", MethodKind.HumanOnly, DesignKind.Leverage, first);
        Add("tuned model", MethodKind.ConfidenceDriven, DesignKind.Leverage, first);
        Add(rule == DesignKind.Error ? "error rule" : "confidence rule", MethodKind.ConfidenceDriven, rule, first);
        Add("calibration", MethodKind.Calibrated, rule, first);
        if (first == Generalise.Population) Add("corpus as target", MethodKind.Calibrated, rule, Generalise.Corpus);
        return steps;

        void Add(string name, MethodKind method, DesignKind design, Generalise generalise)
        {
            added.Add(name);
            if (cells.Find(cell => cell.Draws.Budget == budget && cell.Draws.Design == design && cell.Draws.Generalise == generalise
                && cell.Measured.Method.Kind == method) is not { } found) return;
            steps.Add(new(Named(found), found));
            added.Clear();
        }

        // The first cell is what it is, wherever on the way it stands.
        string Named(ExperimentCell found) => steps.Count > 0 ? $"+ {string.Join(" + ", added)}"
            : added.Count == 1 ? added[0] : $"{found.Measured.Method.Name}, {found.Draws.Design.Word()} draws";
    }
}
