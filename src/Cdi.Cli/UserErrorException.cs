namespace Cdi.Cli;

/// <summary>Arguments or files that the command cannot work with; the message is shown as it is and the exit code is 1.</summary>
internal sealed class UserErrorException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">States the fact with its values.</param>
    /// <param name="hint">States the remedy; empty where there is none to give.</param>
    public UserErrorException(string message, string hint)
        : base(message) => Hint = hint;

    /// <summary>The remedy; empty where there is none to give.</summary>
    public string Hint { get; }
}
