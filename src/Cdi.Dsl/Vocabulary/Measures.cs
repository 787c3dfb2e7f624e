namespace Cdi.Dsl.Vocabulary;

/// <summary>The names of what a study can be measured by.</summary>
public static class Measures
{
    /// <summary>What only repeated draws can measure.</summary>
    public static IReadOnlyList<string> OfManyRuns { get; } =
        ["coverage", "bias", "rmse", "power", "interval_width", "labels_saved", "mean_se", "sd_estimate", "ess_mc", "type_s_rate", "exaggeration_ratio"];
}
