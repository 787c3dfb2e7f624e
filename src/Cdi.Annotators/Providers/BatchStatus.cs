namespace Cdi.Annotators.Providers;

/// <summary>Whether, and how, a batch has ended.</summary>
public enum BatchStatus
{
    /// <summary>It has not.</summary>
    Running,

    /// <summary>It has not; it is being cancelled, and waits for calls under way.</summary>
    Cancelling,

    /// <summary>Each call was tried.</summary>
    Completed,

    /// <summary>Its time was over before each call was tried; answers until then are there.</summary>
    Expired,

    /// <summary>Someone cancelled it; answers until then are there.</summary>
    Cancelled,

    /// <summary>The provider did not take its form; no call was tried.</summary>
    Failed,
}
