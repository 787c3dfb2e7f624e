namespace Cdi.Annotators.Engine;

/// <summary>Why a run made no more calls though texts were left.</summary>
public enum StopReason
{
    /// <summary>It did not stop early.</summary>
    None,

    /// <summary>Another call could have exceeded <c>max_cost</c>.</summary>
    CostCeiling,

    /// <summary>The provider accepts no call: the key, the model's name, the account.</summary>
    Refused,

    /// <summary>The provider took none of the first calls: what it names is in every call, not in a text.</summary>
    AllRejected,

    /// <summary>The provider answers no more: it did not recover, or many texts in succession could not be asked about.</summary>
    Unreachable,

    /// <summary>The ledger could not be written.</summary>
    Ledger,

    /// <summary>Calls are in a batch that is not waited for.</summary>
    InBatch,

    /// <summary>A batch was cancelled at the provider.</summary>
    Cancelled,

    /// <summary>The user stopped it.</summary>
    Interrupted,
}
