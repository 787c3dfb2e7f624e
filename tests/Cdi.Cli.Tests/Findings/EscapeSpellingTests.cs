namespace Cdi.Cli.Tests.Findings;

/// <summary>A control character of a file is shown in one spelling, wherever it stands.</summary>
public sealed class EscapeSpellingTests
{
    [Fact]
    public void Headers_labels_and_diagnostics_spell_it_alike()
    {
        using var session = new CommandSession();
        static string Label(int row) => row * 13 % 11 < 5 ? "ye\u001bs" : "no";
        session.Write("data.csv", "id,human,model,\"co\u001bpy\"\n"
            + string.Concat(Enumerable.Range(0, 160).Select(
            row => $"t{row},{(row % 4 == 1 ? Label(row) : "")},{Label(row + 1)},{(row % 4 == 1 ? Label(row) : "")}\n")));
        var doctor = session.Cdi("doctor data.csv --human human --llm model");
        Assert.Contains("ye\\u001Bs", doctor.Output);
        Assert.Contains("co\\u001Bpy", doctor.Output);
        Assert.DoesNotContain("\\u001b", doctor.ToString());
        session.Cdi("new data.csv --human human");
        session.Write("other.cdi", session.Read("data.cdi").Replace("ye", "yo", StringComparison.Ordinal));
        Assert.Contains("error CDI9002: `ye\\u001Bs` in column `human`", session.Cdi("run other.cdi").Error);
    }
}
