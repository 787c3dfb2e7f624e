using Cdi.Annotators.Tests;
using Cdi.Cli.Tests.Collecting;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>Commands whose ledger is in a PostgreSQL database.</summary>
public sealed class SharedStudyTests(PostgresServer database) : IClassFixture<PostgresServer>
{
    [PostgresFact]
    public async Task A_study_is_labelled_shown_verified_and_run_from_a_database_and_its_password_is_written_nowhere()
    {
        await using var session = await LabelSession.StartAsync();
        session.Session["CDI_LEDGER"] = database.Connection;
        Transcript[] said =
        [
            session.Cdi("ledger show study.cdi"), session.Cdi("label study.cdi"), session.Cdi("ledger show study.cdi"), session.Cdi("ledger verify study.cdi"),
            session.Cdi("run study.cdi"),
        ];
        Assert.All(said, each => Assert.True(each.Code == ExitCode.Success, each.ToString()));
        Assert.Contains("40 of 40 texts annotated", said[1].Output);
        Assert.Contains("40 requests, 40 answers:", said[2].Output);
        Assert.StartsWith("80 entries, whole; ", said[3].Output);
        Assert.False(session.Session.Exists("study.ledger"));
        var files = Directory.EnumerateFiles(session.Session.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.All([.. said.Select(each => each.ToString()), .. files], text => Assert.DoesNotContain(PostgresServer.Password, text));
    }

    [PostgresFact]
    public void People_are_asked_and_answers_kept_as_in_a_file()
    {
        using var calm = new LiveSession();
        calm.Complete();
        using var live = new LiveSession();
        live.Session["CDI_LEDGER"] = database.Connection.Replace("Database=postgres", "Database=postgres;Search Path=public", StringComparison.Ordinal);
        File.Move(Path.Combine(live.Session.Folder, "study.cdi"), Path.Combine(live.Session.Folder, "asked.cdi"));
        while (live.Cdi("next asked.cdi") is { Code: ExitCode.Success } next && next.Output.Contains("to label", StringComparison.Ordinal))
        {
            var import = next.Output.Split("next: cdi ")[1].Trim();
            live.FillIn(import.Split(' ')[^1]);
            Assert.Equal(ExitCode.Success, live.Cdi(import).Code);
            Assert.Contains(": 0 texts answered, ", live.Cdi(import).Output, StringComparison.Ordinal);
        }

        Assert.False(live.Session.Exists("asked.ledger"));
        Assert.True(live.Cdi("run asked.cdi --quiet --out study-report") is { Code: ExitCode.Success }, live.Cdi("status asked.cdi").ToString());
        Assert.Equal(ExitCode.Success, calm.Cdi("run study.cdi --quiet").Code);
        Assert.Equal(calm.Session.Read("study-report/draws.csv"), live.Session.Read("study-report/draws.csv"));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_one_message_without_the_password()
    {
        await using var session = await LabelSession.StartAsync();
        session.Session["CDI_LEDGER"] = "Host=127.0.0.1;Port=1;Database=d;Username=u;Password=" + PostgresServer.Password;
        session.Session.Write("answers.csv", "key,answer\nL0,F\n");
        foreach (var command in new[] { "label study.cdi", "ledger show study.cdi", "run study.cdi", "import study.cdi answers.csv --as reader" })
        {
            var said = session.Cdi(command);
            Assert.Equal(ExitCode.UserError, said.Code);
            Assert.Contains("the database cannot be used (", said.Error);
            Assert.Contains("see that the database runs and lets its user write", said.Error);
            Assert.DoesNotContain(PostgresServer.Password, said.ToString());
        }

        Assert.Equal(0, session.Server.Calls);
    }
}
