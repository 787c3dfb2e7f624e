#if !CDI_RUNTIME
using Cdi.Dsl.Vocabulary;

#endif
#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>How a model is asked; beside recorded answers, how it was.</summary>
public sealed record ModelCalls
{
    /// <summary>The protocol that its provider speaks.</summary>
    public required ModelProtocol Protocol { get; init; }

    /// <summary>Name of the model, without a provider before it.</summary>
    public required string Model { get; init; }

    /// <summary>Address of the service; null for that of the provider.</summary>
    public string? Address { get; init; }

    /// <summary>Tokens of an answer at most; null for the provider's own limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Whether answers are held to a JSON schema by the provider.</summary>
    public bool Structured { get; init; }

    /// <summary>Answers that are asked for in each order of the options, 1 or more.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>The orders in which the prompt for the label lists the options.</summary>
    public OptionOrder OptionOrder { get; init; }

    /// <summary>What the confidence in a label is.</summary>
    public ConfidenceSource Confidence { get; init; }

    /// <summary>Whether methods use the probabilities of all options, by <see cref="Confidence"/>, in the place of a label.</summary>
    public bool IsDistribution { get; init; }

    /// <summary>Whether reasons are asked for, with the answer behind them.</summary>
    public bool Reasons { get; init; }

    /// <summary>How often a question is asked again after an answer that was none (<c>on_failure = retry(3)</c>), 0 or more.</summary>
    public int Retries { get; init; }

    /// <summary>The most that calls may cost, in <see cref="Currency"/>; null for no limit.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>ISO 4217 code of prices and limit; null where neither is given.</summary>
    public string? Currency { get; init; }

    /// <summary>Price of a call; null where tokens are charged, or nothing is known.</summary>
    public decimal? PricePerCall { get; init; }

    /// <summary>Price of a million tokens of prompts; null where calls are charged, or nothing is known.</summary>
    public decimal? PricePerMillionInput { get; init; }

    /// <summary>Price of a million tokens of answers; null where calls are charged, or nothing is known.</summary>
    public decimal? PricePerMillionOutput { get; init; }
}
