using System.Collections.Immutable;

namespace Cdi.Estimation.Rectification;

/// <summary>An estimation method: one choice of λ, prediction and form in the one moment of statistics.md §2.</summary>
public sealed record EstimationMethod
{
    private EstimationMethod(MethodKind kind, LambdaPolicy lambda, PredictionSource prediction)
    {
        Kind = kind;
        Lambda = lambda;
        Prediction = prediction;
    }

    /// <summary>Human labels only, weighted by their inclusion probabilities (Hájek).</summary>
    public static EstimationMethod HumanOnly { get; } = new(MethodKind.HumanOnly, LambdaPolicy.None, PredictionSource.None);

    /// <summary>The LLM's answers taken for truth. Not valid.</summary>
    public static EstimationMethod LlmOnly { get; } = new(MethodKind.LlmOnly, LambdaPolicy.Full, PredictionSource.Raw) { Form = MomentForm.PredictionOnly };

    /// <summary>Prediction-powered inference, λ = 1. Angelopoulos et al. (2023).</summary>
    public static EstimationMethod Ppi { get; } = new(MethodKind.Ppi, LambdaPolicy.Full, PredictionSource.Raw) { RequiresUniformSample = true };

    /// <summary>PPI++, λ tuned. Angelopoulos, Duchi and Zrnic (2023).</summary>
    public static EstimationMethod PpiTuned { get; } = new(MethodKind.PpiTuned, LambdaPolicy.OptimalTrace, PredictionSource.Raw)
    {
        RequiresUniformSample = true,
    };

    /// <summary>Design-based supervised learning: λ = 1 with a cross-fitted prediction. Egami et al. (2023).</summary>
    public static EstimationMethod Dsl { get; } = new(MethodKind.Dsl, LambdaPolicy.Full, PredictionSource.Calibrated);

    /// <summary>Confidence-driven inference: λ tuned on the raw answer. Gligorić et al. (2024).</summary>
    public static EstimationMethod ConfidenceDriven { get; } = new(MethodKind.ConfidenceDriven, LambdaPolicy.OptimalTrace, PredictionSource.Raw);

    /// <summary>λ tuned on the cross-fitted prediction; the default.</summary>
    public static EstimationMethod Calibrated { get; } = new(MethodKind.Calibrated, LambdaPolicy.OptimalTrace, PredictionSource.Calibrated);

    /// <summary>Predict-then-debias: estimates of people's labels, corrected by Ω times the difference of two estimates of the LLM's answers, of all rows and
    /// of labelled ones. Kluger et al. (2025).</summary>
    public static EstimationMethod PredictThenDebias { get; } = new(MethodKind.PredictThenDebias, LambdaPolicy.OptimalTrace, PredictionSource.Raw)
    {
        Form = MomentForm.Debiased,
    };

    /// <summary>Label shift: the shares whose mixture of what the LLM says of each class in a gold set is what it says of the corpus.</summary>
    public static EstimationMethod LabelShift { get; } = new(MethodKind.LabelShift, LambdaPolicy.Full, PredictionSource.Raw) { Form = MomentForm.LabelShift };

    /// <summary>Every method, in the order of statistics.md §2.</summary>
    public static ImmutableArray<EstimationMethod> All { get; } = [.. MethodKinds.All.Select(Of)];

    /// <summary>The word of the language that stands for it.</summary>
    public MethodKind Kind { get; }

    /// <summary>The name in specs and results.</summary>
    public string Name => Kind.Word();

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

    /// <summary>Whether labelled rows are a sample of the corpus that is spoken about; else a gold set of another one.</summary>
    public bool IsOfSample => Form != MomentForm.LabelShift;

    /// <summary>The method of that name in specs; null where there is none.</summary>
    public static EstimationMethod? Find(string name) => All.FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.Ordinal));

    /// <summary>The method that a word stands for.</summary>
    /// <param name="kind">The word.</param>
    /// <exception cref="InvalidOperationException">No such word.</exception>
    public static EstimationMethod Of(MethodKind kind) => kind switch
    {
        MethodKind.HumanOnly => HumanOnly,
        MethodKind.LlmOnly => LlmOnly,
        MethodKind.Ppi => Ppi,
        MethodKind.PpiTuned => PpiTuned,
        MethodKind.Dsl => Dsl,
        MethodKind.ConfidenceDriven => ConfidenceDriven,
        MethodKind.Calibrated => Calibrated,
        MethodKind.PredictThenDebias => PredictThenDebias,
        MethodKind.LabelShift => LabelShift,
    };

    /// <summary>The choice of λ when one target is named: tuned methods tune for it, the others do not change.</summary>
    /// <param name="target">Index of the target in the list given to the estimator.</param>
    public LambdaPolicy LambdaFor(int target) => Lambda is LambdaPolicy.Optimal ? LambdaPolicy.OptimalFor(target) : Lambda;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
