using Cdi.Estimation.Literature;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;

namespace Cdi.Estimation.Designs;

/// <summary>How inclusion probabilities follow from what is known before a draw. A design is one file beside this and one word of
/// <see cref="DesignKind"/>, whose every member the switches over it have to name.</summary>
public abstract class SamplingDesign
{
    /// <summary>Every row with the same probability.</summary>
    public static SamplingDesign Uniform { get; } = new UniformDesign();

    /// <summary>In proportion to leverage, the effect of one unit of error of the row on the targets served.</summary>
    public static SamplingDesign Leverage { get; } = new LeverageDesign();

    /// <summary>Leverage times the error predicted from the LLM's confidence: the rule of Gligorić et al. (2024), its burn-in uniform.</summary>
    public static SamplingDesign Confidence { get; } = new ConfidenceDesign();

    /// <summary>Leverage times the calibrated error, shrunk towards leverage until labels support it.</summary>
    public static SamplingDesign Error { get; } = new ErrorDesign();

    /// <summary>So many rows of each stratum as are its share of the corpus.</summary>
    public static SamplingDesign Stratified { get; } = new StratifiedDesign();

    /// <summary>Rows of each stratum in proportion to its size times the spread in it, which labels of earlier blocks show.</summary>
    public static SamplingDesign Neyman { get; } = new NeymanDesign();

    /// <summary>Every design, in the order in which results list them.</summary>
    public static IReadOnlyList<SamplingDesign> All { get; } = [.. DesignKinds.All.Select(Of)];

    /// <summary>The word of the language that stands for it.</summary>
    public abstract DesignKind Kind { get; }

    /// <summary>The name in specs and results.</summary>
    public virtual string Name => Kind.Word();

    /// <summary>Whether later rounds follow from the labels of earlier ones; a design that learns nothing has one round and no burn-in.</summary>
    public virtual bool Learns => true;

    /// <summary>Whether the design is uniform until a label is known.</summary>
    public virtual bool NeedsLabels => false;

    /// <summary>The place in <see cref="All"/>.</summary>
    public int Order => (int)Kind;

    /// <summary>The design that a word stands for.</summary>
    /// <param name="kind">The word.</param>
    /// <exception cref="InvalidOperationException">No such word.</exception>
    public static SamplingDesign Of(DesignKind kind) => kind switch
    {
        DesignKind.Uniform => Uniform,
        DesignKind.Leverage => Leverage,
        DesignKind.Confidence => Confidence,
        DesignKind.Error => Error,
        DesignKind.Stratified => Stratified,
        DesignKind.Neyman => Neyman,
    };

    /// <summary>The design of that name; null where there is none.</summary>
    /// <param name="name">As in specs.</param>
    public static SamplingDesign? Find(string name) => All.FirstOrDefault(design => string.Equals(design.Name, name, StringComparison.Ordinal));

    /// <summary>What probabilities, or the labels of a stratum, are proportional to, as a methods paragraph says it; null where all are equal.</summary>
    /// <param name="cite">Cites a source.</param>
    public abstract string? ProportionalTo(Func<Reference, string> cite);

    /// <summary>Whether it goes by errors of the model: where that learns from people, the design is uniform until it has learnt.</summary>
    internal virtual bool ReadsErrors => false;

    /// <summary>Whether it draws from each stratum of a problem a number of rows that is fixed before the draw.</summary>
    public bool IsStratified => Kind.IsStratified();

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>What learns how wrong a prediction of a feature will be; null where nothing does.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="feature">Index of the feature among those of the problem.</param>
    /// <param name="columns">Its regressors.</param>
    internal abstract IErrorForecast? Forecast(StudyProblem problem, int feature, Func<int, PredictorColumns> columns);
}
