namespace Cdi.Estimation.Sampling;

/// <summary>Why a block of rows was drawn.</summary>
public enum SamplingRoundKind
{
    /// <summary>Rows labelled for certain, because the LLM gave no answer.</summary>
    Certain,

    /// <summary>The first block, before any label is known.</summary>
    BurnIn,

    /// <summary>A block whose probabilities follow from earlier blocks.</summary>
    Round,

    /// <summary>Labels collected before the study.</summary>
    Given,

    /// <summary>Rows labelled for certain before all others, because prompts of the LLM show them with their labels.</summary>
    Examples,

    /// <summary>Rows of rounds that were not drawn, because the sample was enough before; no round of a ledger.</summary>
    NotReached,
}
