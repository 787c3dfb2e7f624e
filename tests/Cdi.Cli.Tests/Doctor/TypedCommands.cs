namespace Cdi.Cli.Tests.Doctor;

/// <summary>Types what a command told to type.</summary>
internal static class TypedCommands
{
    /// <summary>Runs every command of an answer, asserts that each succeeds, and returns them.</summary>
    public static IReadOnlyList<string> All(CommandSession session, Transcript answer)
    {
        Assert.True(answer.Code == ExitCode.Success, answer.ToString());
        var commands = answer.Output.Split('\n').Where(line => line.StartsWith("    cdi ", StringComparison.Ordinal)).Select(line => line.Trim()).ToList();
        Assert.NotEmpty(commands);
        Assert.All(commands, command =>
        {
            var transcript = session.Cdi([.. Words(command).Skip(1)]);
            Assert.True(transcript.Code == ExitCode.Success, $"{command}\n{transcript}");
        });
        return commands;
    }

    /// <summary>The words of a command as a shell reads them: double quotes and single ones hold them together.</summary>
    private static List<string> Words(string command)
    {
        var words = new List<string>();
        var (word, open, started) = (new System.Text.StringBuilder(), '\0', false);
        foreach (var character in command + " ")
        {
            if (open != '\0')
            {
                if (character == open) open = '\0';
                else word.Append(character);
            }
            else if (character is '"' or '\'')
            {
                (open, started) = (character, true);
            }
            else if (character == ' ')
            {
                if (started || word.Length > 0) words.Add(word.ToString());
                (word, started) = (new(), false);
            }
            else
            {
                word.Append(character);
            }
        }

        return words;
    }
}
