using System.Collections.Immutable;

namespace Cdi.Estimation.Rectification;

/// <summary>An estimation method: one choice of λ, prediction and form in the one moment of statistics.md §2.</summary>
public sealed record EstimationMethod
{
    private EstimationMethod(string name, LambdaPolicy lambda, PredictionSource prediction)
    {
        Name = name;
        Lambda = lambda;
        Prediction = prediction;
    }

    /// <summary>Human labels only, weighted by their inclusion probabilities (Hájek).</summary>
    public static EstimationMethod HumanOnly { get; } = new("human_only", LambdaPolicy.None, PredictionSource.None);

    /// <summary>The LLM's answers taken for truth. Not valid.</summary>
    public static EstimationMethod LlmOnly { get; } = new("llm_only", LambdaPolicy.Full, PredictionSource.Raw) { Form = MomentForm.PredictionOnly };

    /// <summary>Prediction-powered inference, λ = 1. Angelopoulos et al. (2023).</summary>
    public static EstimationMethod Ppi { get; } = new("ppi", LambdaPolicy.Full, PredictionSource.Raw) { RequiresUniformSample = true };

    /// <summary>PPI++, λ tuned. Angelopoulos, Duchi and Zrnic (2023).</summary>
    public static EstimationMethod PpiTuned { get; } = new("ppi_tuned", LambdaPolicy.OptimalTrace, PredictionSource.Raw) { RequiresUniformSample = true };

    /// <summary>Design-based supervised learning: λ = 1 with a cross-fitted prediction. Egami et al. (2023).</summary>
    public static EstimationMethod Dsl { get; } = new("dsl", LambdaPolicy.Full, PredictionSource.Calibrated);

    /// <summary>Confidence-driven inference: λ tuned on the raw answer. Gligorić et al. (2024).</summary>
    public static EstimationMethod ConfidenceDriven { get; } = new("confidence_driven", LambdaPolicy.OptimalTrace, PredictionSource.Raw);

    /// <summary>λ tuned on the cross-fitted prediction; the default.</summary>
    public static EstimationMethod Calibrated { get; } = new("calibrated", LambdaPolicy.OptimalTrace, PredictionSource.Calibrated);

    /// <summary>Every method, in the order of statistics.md §2.</summary>
    public static ImmutableArray<EstimationMethod> All { get; } = [HumanOnly, LlmOnly, Ppi, PpiTuned, Dsl, ConfidenceDriven, Calibrated];

    /// <summary>The name in specs and results.</summary>
    public string Name { get; }

    /// <summary>How λ is chosen; tuned for the trace, see <see cref="LambdaFor"/>.</summary>
    public LambdaPolicy Lambda { get; }

    /// <summary>What stands for the LLM's answer.</summary>
    public PredictionSource Prediction { get; }

    /// <summary>The form of the moment.</summary>
    public MomentForm Form { get; private init; } = MomentForm.Rectified;

    /// <summary>Whether the method is valid only for labels drawn with one constant probability (CDI5015).</summary>
    public bool RequiresUniformSample { get; private init; }

    /// <summary>Whether its intervals cover the truth at their level, whatever the LLM says.</summary>
    public bool IsValid => Form != MomentForm.PredictionOnly;

    /// <summary>The method of that name in specs; null where there is none.</summary>
    public static EstimationMethod? Find(string name) => All.FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.Ordinal));

    /// <summary>The choice of λ when one target is named: tuned methods tune for it, the others do not change.</summary>
    /// <param name="target">Index of the target in the list given to the estimator.</param>
    public LambdaPolicy LambdaFor(int target) => Lambda is LambdaPolicy.Optimal ? LambdaPolicy.OptimalFor(target) : Lambda;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
