using System.CommandLine;
using System.CommandLine.Invocation;

namespace Cdi.Cli.Commands;

/// <summary>Prints an answer and does nothing else, whatever other arguments say.</summary>
/// <param name="print">Prints the answer.</param>
internal sealed class AnswerAction(Action print) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool Terminating => true;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        print();
        return (int)ExitCode.Success;
    }
}
