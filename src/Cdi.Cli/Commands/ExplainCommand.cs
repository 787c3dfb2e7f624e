using System.CommandLine;
using Cdi.Cli.Outlines;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Dsl;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi explain</c>: what the compiler understood.</summary>
internal static class ExplainCommand
{
    private const string Design = "design";

    private static readonly string[] Stages = [.. Enum.GetNames<CompilationStage>().Select(name => name.ToLowerInvariant()), Design];

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    public static Command Create(CommandEnvironment environment)
    {
        var spec = SpecArgument.One();
        var stage = new Option<string?>("--stage")
        {
            Description = "Print a stage of the compiler instead: what was written, what it means, what will be run, the C#, or the model matrices.",
        };
        stage.TakesOneOf(Stages);
        var data = new Option<string?>("--data") { Description = "Folder searched for the corpus of `--stage design`.", HelpName = "DIR" };
        var command = new Command("explain", "Say every decision of a spec, defaults filled in.") { spec, stage, data };
        command.Validators.Add(result =>
        {
            if (result.GetResult(data) is not null && result.GetResult(stage)?.Tokens is not [{ Value: Design }])
                result.AddError($"`--data` belongs to `--stage {Design}`: nothing else reads a corpus.");
        });
        command.SetAction(async (parsed, cancellation) => (int)(parsed.GetValue(stage) == Design
            ? await new DesignRun(environment, parsed.GetRequiredValue(spec), parsed.GetValue(data)).ExecuteAsync(cancellation).ConfigureAwait(false)
            : Run(parsed.GetRequiredValue(spec), parsed.GetValue(stage), environment)));
        return command;
    }

    private static ExitCode Run(string path, string? stage, CommandEnvironment environment)
    {
        var compilation = SpecCompilation.Of(path, environment);
        DiagnosticPrinter.Print(compilation, environment);
        var explanation = stage is null
            ? Outline(compilation.Result)
            : StageRenderer.Render(compilation.Result, Enum.Parse<CompilationStage>(stage, ignoreCase: true));
        environment.Output.Write(explanation);
        return compilation.HasErrors ? ExitCode.UserError : ExitCode.Success;
    }

    private static string Outline(CompilationResult result)
    {
        if (result.Plan is { } plan) return StudyOutline.Of(plan, result.Syntax);
        if (result.HasErrors) return "";
        var offered = result.Syntax.Blocks.Select(block => $"  {block.Kind.Text} {block.Name?.Text}\n");
        return "no study; other specs can import:\n" + string.Concat(offered);
    }
}
