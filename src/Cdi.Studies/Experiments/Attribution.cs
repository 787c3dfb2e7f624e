using Cdi.Estimation.Designs;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Experiments;

/// <summary>The attribution of statistics.md §7: human uniform, leverage, tuned LLM, confidence or error rule, calibration, corpus target.</summary>
/// <remarks>Steps of which the grid has no cell are left out; all others are of one budget, the largest.</remarks>
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
        var steps = new List<AttributionStep>();
        Add("people alone, uniform draws", MethodKind.HumanOnly, DesignKind.Uniform, first);
        Add("+ leverage", MethodKind.HumanOnly, DesignKind.Leverage, first);
        Add("+ model, tuned", MethodKind.ConfidenceDriven, DesignKind.Leverage, first);
        Add(rule == DesignKind.Error ? "+ error rule" : "+ confidence rule", MethodKind.ConfidenceDriven, rule, first);
        Add("+ calibration", MethodKind.Calibrated, rule, first);
        if (first == Generalise.Population) Add("about the corpus", MethodKind.Calibrated, rule, Generalise.Corpus);
        return steps;

        void Add(string name, MethodKind method, DesignKind design, Generalise generalise)
        {
            if (cells.Find(cell => cell.Draws.Budget == budget && cell.Draws.Design == design && cell.Draws.Generalise == generalise
                && cell.Measured.Method.Kind == method) is { } found) steps.Add(new(name, found));
        }
    }
}
