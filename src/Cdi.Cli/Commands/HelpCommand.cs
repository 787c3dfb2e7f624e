using System.CommandLine;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi help CODE</c>: the page of a diagnostic, or the list of all codes.</summary>
internal static class HelpCommand
{
    private static readonly (char Digit, string Title)[] Families =
    [
        ('1', "what the words of the file say"),
        ('2', "what is declared"),
        ('3', "what is estimated"),
        ('4', "who annotates, and how they are asked"),
        ('5', "which texts are annotated, and what can be inferred from them"),
        ('6', "what repeated runs can show"),
        ('9', "what is known once the file is read"),
    ];

    /// <summary>Makes the command.</summary>
    /// <param name="environment">Where to print.</param>
    public static Command Create(CommandEnvironment environment)
    {
        var word = new Argument<string?>("code")
        {
            Description = "A code such as CDI2001, or the name of a command; all codes are listed without it.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "CODE",
        };
        var command = new Command("help", "Explain a diagnostic, or list all of them.") { word };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(word);
            if (parsed.RootCommandResult.Command.Subcommands.FirstOrDefault(each => each.Name == wanted) is { } known)
            {
                return parsed.RootCommandResult.Command.Parse([known.Name, "--help"]).Invoke(parsed.InvocationConfiguration);
            }

            ShownWriter.WriteEncoded(environment.Output, wanted is null ? List() : Page(wanted));
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static string Page(string word)
    {
        var code = DiagnosticPages.CodeOf(word);
        if (DiagnosticPages.Find(code) is { } page) return page;
        var family = DiagnosticPages.Codes.Where(known => code.StartsWith(known[..("CDI".Length + 1)], StringComparison.Ordinal));
        var nearest = NearestName.Find(code, family) ?? NearestName.Find(code, DiagnosticPages.Codes);
        throw new UserErrorException($"`{word}` is not a code of cdi.",
            $"{(nearest is null ? "" : $"nearest `cdi help {nearest}`; ")}`cdi help` lists all codes.");
    }

    private static string List() => string.Join("\n", Families.Select(family =>
        $"{family.Digit}xxx  {family.Title}\n" + string.Concat(DiagnosticPages.Codes
            .Where(code => code["CDI".Length] == family.Digit)
            .Select(code => $"  {code}  {DiagnosticPages.TitleOf(code)}\n")))) + "\n`cdi help CODE` explains one.\n";
}
