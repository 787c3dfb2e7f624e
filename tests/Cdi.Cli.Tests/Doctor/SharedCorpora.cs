using Cdi.Testing;

namespace Cdi.Cli.Tests.Doctor;

/// <summary>Real corpora and every file met in use: the doctor answers, and what it tells to type works.</summary>
public class SharedCorpora
{
    public static TheoryData<string> Cases => SharedFolder.Root is null
        ? [""]
        : new(Directory.EnumerateDirectories(SharedFolder.File("findings/cases")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));

    [SharedTheory]
    [InlineData("politeness/politeness_dataset.csv", "")]
    [InlineData("panchen/panchen.csv", "")]
    [InlineData("dsl/data_logit.csv", "")]
    [InlineData("stance/GWSD.tsv", " --human worker_0 --llm worker_1")]
    public void What_the_doctor_tells_to_type_for_a_corpus_works(string corpus, string columns)
    {
        using var session = new CommandSession();
        var name = Path.GetFileName(corpus);
        session.Write(name, File.ReadAllText(SharedFolder.File("data/" + corpus)));
        Assert.NotEmpty(TypedCommands.All(session, session.Cdi($"doctor {name}{columns}")));
    }

    /// <summary>Where a study is refused no command is given, and the reason is printed.</summary>
    [SharedTheory]
    [MemberData(nameof(Cases))]
    public void For_a_file_met_in_use_a_command_that_works_or_a_reason_is_given(string name)
    {
        using var session = new CommandSession();
        session.Write("data.csv", File.ReadAllText(SharedFolder.File($"findings/cases/{name}/data.csv")));
        var answer = session.Cdi("doctor data.csv");
        if (answer.Code == ExitCode.Success)
        {
            Assert.NotEmpty(TypedCommands.All(session, answer));
            return;
        }

        Assert.Equal(ExitCode.UserError, answer.Code);
        Assert.DoesNotContain("    cdi new", answer.Output);
        Assert.Matches("error CDI|Several pairs of columns", answer.ToString());
    }
}
