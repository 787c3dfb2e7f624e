using System.CommandLine;
using System.CommandLine.Help;
using Cdi.Cli.Compilation;
using Cdi.Cli.Terminal;

namespace Cdi.Cli.Commands;

/// <summary>The commands, with what they share.</summary>
internal static class CommandTree
{
    /// <summary>All commands, ready to parse arguments.</summary>
    /// <param name="environment">Where commands read and write.</param>
    /// <param name="interrupted">Stops a command.</param>
    public static RootCommand Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var root = new RootCommand("Confidence-driven inference: study specs in, valid estimates and reports out.")
        {
            AnnotateCommand.Create(environment, interrupted),
            CheckCommand.Create(environment),
            DoctorCommand.Create(environment, interrupted),
            ExperimentCommand.Create(environment, interrupted),
            ExplainCommand.Create(environment),
            FormatCommand.Create(environment, interrupted),
            HelpCommand.Create(environment),
            ImportCommand.Create(environment, interrupted),
            LabelCommand.Create(environment, interrupted),
            LedgerCommand.Create(environment, interrupted),
            NewCommand.Create(environment, interrupted),
            NextCommand.Create(environment, interrupted),
            PlanCommand.Create(environment, interrupted),
            RunCommand.Create(environment, interrupted),
            StatusCommand.Create(environment, interrupted),
            TableCommand.Create(environment),
        };
        var version = root.Options.OfType<VersionOption>().Single();
        version.Action = new AnswerAction(() => environment.Output.WriteLine(ToolVersion.Number));
        var help = root.Options.OfType<HelpOption>().Single();
        var withExamples = new HelpWithExamples(new HelpAction(), environment);
        help.Action = withExamples;
        root.SetAction(parsed =>
        {
            withExamples.Invoke(parsed);
            return (int)ExitCode.UserError;
        });
        return root;
    }
}
