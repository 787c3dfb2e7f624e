using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Cdi.Dsl.Text;

namespace Cdi.Cli;

/// <summary>Says what is wrong with the arguments.</summary>
internal static class UsageProblem
{
    /// <summary>The first problem of the arguments, or null where they can be acted upon.</summary>
    /// <param name="parsed">The arguments as parsed.</param>
    public static UserErrorException? Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.Action is not ParseErrorAction && parsed.Action != command.Action) return null;
        if (Strays(parsed).FirstOrDefault() is { } stray) return UnknownToken(stray, command, parsed);
        return parsed.Errors.Count > 0
            ? new UserErrorException(parsed.Errors[0].Message, $"`{PathOf(command)} --help` lists arguments and options.")
            : null;
    }

    /// <summary>Words that mean nothing to the command. A mistyped option counts even where it would pass for the name of a file.</summary>
    private static IEnumerable<string> Strays(ParseResult parsed)
    {
        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(each => each.Tokens).Select(token => token.Value);
        return arguments.Where(each => each.StartsWith('-')).Concat(parsed.UnmatchedTokens);
    }

    private static UserErrorException UnknownToken(string token, Command command, ParseResult parsed)
    {
        if (token.StartsWith('-')) return Unknown(token, $"an option of `{PathOf(command)}`", "options", OptionsOf(parsed));
        return command.Subcommands.Count > 0
            ? Unknown(token, "a command", "commands", command.Subcommands.Where(each => !each.Hidden).Select(each => each.Name))
            : new UserErrorException($"`{token}` is one argument too many.", $"`{PathOf(command)} --help` lists the arguments.");
    }

    private static UserErrorException Unknown(string token, string kind, string plural, IEnumerable<string> names)
    {
        var known = names.ToList();
        var nearest = NearestName.Find(token, known);
        var start = nearest is null ? "" : $"nearest `{nearest}`; ";
        return new UserErrorException($"`{token}` is not {kind}.", $"{start}{plural}: {string.Join(", ", known)}.");
    }

    private static IEnumerable<string> OptionsOf(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var inherited = parsed.RootCommandResult.Command.Options.Where(each => each.Recursive);
        return command.Options.Union(inherited).Where(each => !each.Hidden).Select(each => each.Name);
    }

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : "cdi";
}
