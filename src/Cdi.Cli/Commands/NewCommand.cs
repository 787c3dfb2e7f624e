using System.CommandLine;
using Cdi.Cli.Authoring;
using Cdi.Cli.Terminal;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi new</c>: a first spec for a file that is labelled already.</summary>
internal static class NewCommand
{
    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    public static Command Create(CommandEnvironment environment)
    {
        var data = new Argument<string>("FILE") { Description = "The labelled texts: CSV, TSV or JSON lines." };
        var human = Column("--human", "Column of the human labels; a blank means not labelled.", required: true);
        var llm = Column("--llm", "Column of the model's labels.", required: true);
        var confidence = Column("--confidence", "Column of the model's confidence in its own label, 0 to 1.", required: false);
        var output = new Option<string?>("--out")
        {
            Description = "The spec to write (default: the file's name with `.cdi`, in the working folder). Never overwritten.",
            HelpName = "SPEC",
        };
        var map = new Option<string?>("--map")
        {
            Description = "Which labels mean the same where the model's are written differently: polite=1,rude=0.",
            HelpName = "LLM=HUMAN,…",
        };
        var command = new Command("new", "Write a first spec for a file that is labelled already.") { data, human, llm, confidence, map, output };
        command.SetAction(parsed => (int)new FirstSpecWriter(environment)
        {
            File = parsed.GetRequiredValue(data),
            Human = parsed.GetRequiredValue(human) ?? "",
            Llm = parsed.GetRequiredValue(llm) ?? "",
            Confidence = parsed.GetValue(confidence),
            Map = parsed.GetValue(map) ?? "",
            Spec = parsed.GetValue(output),
        }.Write());
        return command;
    }

    private static Option<string?> Column(string name, string description, bool required) =>
        new(name) { Description = description, HelpName = "COLUMN", Required = required };
}
