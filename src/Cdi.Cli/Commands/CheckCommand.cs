using System.CommandLine;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Diagnostics;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi check</c>: all that can be known of specs without their data.</summary>
internal static class CheckCommand
{
    private const string Text = "text";
    private const string Json = "json";
    private const string GitHub = "github";

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    public static Command Create(CommandEnvironment environment)
    {
        var specs = SpecArgument.Many();
        var format = new Option<string>("--format")
        {
            Description = "How diagnostics are printed: text for people, json for programs, github for annotations of a pull request.",
            DefaultValueFactory = _ => Text,
        };
        format.TakesOneOf(Text, Json, GitHub);
        var command = new Command("check", "Check specs without reading their data.") { specs, format };
        command.SetAction(parsed => (int)Run(parsed.GetRequiredValue(specs), parsed.GetRequiredValue(format), environment));
        return command;
    }

    private static ExitCode Run(string[] paths, string format, CommandEnvironment environment)
    {
        var compilations = SpecFiles.Expand(paths, environment).Select(path => SpecCompilation.Of(path, environment)).ToList();
        var diagnostics = compilations.SelectMany(each => each.Result.Diagnostics).Distinct().ToList();
        var renderer = new DiagnosticRenderer(compilations.SelectMany(each => each.Files).DistinctBy(each => each.Path));
        Print(diagnostics, renderer, format, environment);
        return diagnostics.Any(each => each.IsError) ? ExitCode.UserError : ExitCode.Success;
    }

    private static void Print(List<Diagnostic> diagnostics, DiagnosticRenderer renderer, string format, CommandEnvironment environment)
    {
        switch (format)
        {
            case Json:
                ShownWriter.WriteEncoded(environment.Output, renderer.Json(diagnostics));
                break;
            case GitHub:
                foreach (var diagnostic in diagnostics) ShownWriter.WriteEncoded(environment.Output, renderer.GitHub(diagnostic) + "\n");
                break;
            default:
                DiagnosticPrinter.Print(diagnostics, renderer, environment.Output, environment.OutputHasColor);
                break;
        }
    }
}
