using System.Globalization;
using System.Text;

namespace Cdi.Cli.Tests.Labelling;

/// <summary><c>cdi import --as MODEL</c>: answers made elsewhere, in the form of each tool, are those of the model asked here.</summary>
public sealed class AnswerImportTests
{
    public static TheoryData<string, string> Logs => new()
    {
        { "answers.csv", "a table" }, { "answers.jsonl", "a table" }, { "log.json", "a log of inspect_ai" }, { "results.json", "results of promptfoo" },
        { "batch.jsonl", "a batch of OpenAI" }, { "quallmer.csv", "a table" }, { "results.jsonl", "results of promptfoo" },
    };

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task A_study_run_on_imported_answers_is_that_of_the_model_asked_here(string file, string said)
    {
        await using var asked = await LabelSession.StartAsync();
        Assert.Equal(ExitCode.Success, asked.Cdi("label study.cdi").Code);
        Assert.Equal(ExitCode.Success, asked.Cdi("run study.cdi").Code);
        await using var imported = await LabelSession.StartAsync();
        imported.Session.Write("study.cdi", asked.Session.Read("study.cdi"));
        imported.Session.Write(file, Content(file, row => row % 3 == 0 ? "F" : "C"));
        var options = file == "quallmer.csv" ? " --answer tone" : "";
        var read = imported.Cdi($"import study.cdi {file} --as reader{options}");
        Assert.True(read.Code == ExitCode.Success, read.ToString());
        Assert.Contains($"reader: 40 answers read from {said}", read.Output, StringComparison.Ordinal);
        Assert.Contains("every text has an answer", read.Output, StringComparison.Ordinal);
        Assert.Contains("0 answers read", imported.Cdi($"import study.cdi {file} --as reader{options}").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, imported.Cdi("ledger verify study.cdi").Code);
        Assert.Equal(ExitCode.Success, imported.Cdi("run study.cdi").Code);
        Assert.Equal(0, imported.Server.Calls);
        Assert.Equal(asked.Session.Read("study-report/result.json"), imported.Session.Read("study-report/result.json"));
    }

    [Fact]
    public async Task One_text_that_is_left_is_one_text()
    {
        await using var session = await LabelSession.StartAsync();
        session.Session.Write("answers.csv", "id,answer\n" + string.Concat(Enumerable.Range(1, LabelSession.Rows - 1).Select(row => $"L{row},C\n")));
        Assert.Contains("1 text left: `cdi label study.cdi` asks about it\n", session.Cdi("import study.cdi answers.csv --as reader").Output);
    }

    [Fact]
    public async Task What_is_no_answer_is_counted_by_its_kind_and_never_guessed()
    {
        await using var session = await LabelSession.StartAsync();
        session.Session.Write("batch.jsonl", Batch(row => row switch { 0 => "Friendly", 1 => "I think F", 2 => "", _ => "C" },
            row => row switch { 3 => "length", 4 => "content_filter", _ => "stop" }));
        var read = session.Cdi("import study.cdi batch.jsonl --as reader");
        Assert.True(read.Code == ExitCode.Success, read.ToString());
        Assert.Contains("no answer: 1 refused\nno answer: 1 truncated\nno answer: 2 malformed\nno answer: 1 out of options\n",
            read.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_keys_doubles_faults_and_other_models_are_named()
    {
        await using var session = await LabelSession.StartAsync();
        session.Session.Write("answers.csv", "id,answer,model\nL0,F,m-2026-01-15\nL0,F,m-2026-01-15\nX9,C,m-2026-01-15\nL1,C,other/small\nL2,,m-2026-01-15\n");
        var read = session.Cdi("import study.cdi answers.csv --as reader").Output;
        Assert.Contains("reader: 1 answer read from a table", read, StringComparison.Ordinal);
        Assert.Contains("keys of no text: 1: X9", read, StringComparison.Ordinal);
        Assert.Contains("keys that stand twice with one answer: 1: L0", read, StringComparison.Ordinal);
        Assert.Contains("answers of other models left out: 1: other/small", read, StringComparison.Ordinal);
        Assert.Contains("calls without an answer: 1: L2 (no answer in its cell)", read, StringComparison.Ordinal);
        Assert.Contains("39 texts left: `cdi label study.cdi` asks about them", read, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, session.Cdi("label study.cdi").Code);
        Assert.Equal(39, session.Server.Calls);
    }

    [Fact]
    public async Task One_option_in_two_forms_is_one_answer()
    {
        await using var session = await LabelSession.StartAsync();
        session.Session.Write("answers.csv", "key,answer\nL0,F\nL0,(F)\nL1,C: Curt\n");
        var first = session.Cdi("import study.cdi answers.csv --as reader").Output;
        Assert.Contains("keys that stand twice with one answer: 1: L0", first, StringComparison.Ordinal);
        session.Session.Write("again.csv", "key,answer\nL0,(F)\nL1,C.\n");
        var again = session.Cdi("import study.cdi again.csv --as reader");
        Assert.True(again.Code == ExitCode.Success, again.ToString());
        Assert.Contains("reader: 0 answers read from a table, 2 known before", again.Output, StringComparison.Ordinal);
        session.Session.Write("other.csv", "key,answer\nL0,(C)\n");
        Assert.Contains("has the answer `(C)`, and in the ledger `F`", session.Cdi("import study.cdi other.csv --as reader").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key,answer\nL0,F\nL0,C\n", "L0 in row 2 (line 3) has the answer `C`, and in row 1 (line 2) `F`; nothing was read.")]
    [InlineData("key,answer\nX0,F\n", "No answer of the file is of a text: the first key is X0, and the first text has L0.")]
    [InlineData("key,answer,model\nL0,F,other\n", "No answer of the file is of m-2026-01-15: it names other.")]
    [InlineData("text,answer\nL0,F\n", "`answers.csv` has none of the columns key, .id, id, custom_id.")]
    public async Task Contradictions_and_files_for_others_are_refused_and_nothing_is_read(string content, string message)
    {
        await using var session = await LabelSession.StartAsync();
        session.Session.Write("answers.csv", content);
        var read = session.Cdi("import study.cdi answers.csv --as reader");
        Assert.True(read.Code == ExitCode.UserError, read.ToString());
        Assert.Contains(message, read.Error, StringComparison.Ordinal);
        Assert.Contains("40 of 40 texts to ask about", session.Cdi("label study.cdi --dry-run").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_R_writes_as_missing_is_no_answer_but_where_it_is_an_option()
    {
        await using var session = await LabelSession.StartAsync();
        session.Session.Write("coded.csv", "\"\",\".id\",\"tone\"\n\"1\",\"L0\",\"F\"\n\"2\",\"L1\",NA\n");
        var read = session.Cdi("import study.cdi coded.csv --as reader --answer tone");
        Assert.Contains("reader: 1 answer read from a table", read.Output, StringComparison.Ordinal);
        Assert.Contains("calls without an answer: 1: L1 (no answer in its cell)", read.Output, StringComparison.Ordinal);
        await using var other = await LabelSession.StartAsync();
        other.Session.Write("study.cdi", other.Session.Read("study.cdi").Replace("C = \"Curt\"", "C = \"Curt\"\n  NA = \"Neither\"", StringComparison.Ordinal));
        other.Session.Write("coded.csv", session.Session.Read("coded.csv"));
        Assert.Contains("reader: 2 answers read from a table", other.Cdi("import study.cdi coded.csv --as reader --answer tone").Output);
    }

    [Theory]
    [InlineData("max_tokens", "1 truncated")]
    [InlineData("model_length", "1 truncated")]
    [InlineData("content_filter", "1 refused")]
    public async Task Why_an_answer_of_inspect_ended_is_read_as_it_documents_that(string reason, string said)
    {
        await using var session = await LabelSession.StartAsync();
        session.Session.Write("log.json", Content("log.json", row => row % 3 == 0 ? "F" : "C").Replace(
            "\"stop_reason\":\"stop\"}],\"usage\":{\"input_tokens\":30,\"output_tokens\":1,\"total_tokens\":31}}}]}",
            $"\"stop_reason\":\"{reason}\"}}],\"usage\":null}}}}]}}", StringComparison.Ordinal));
        var read = session.Cdi("import study.cdi log.json --as reader");
        Assert.True(read.Code == ExitCode.Success, read.ToString());
        Assert.Contains($"no answer: {said}\n", read.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_of_inspect_that_failed_is_named_with_its_reason()
    {
        await using var session = await LabelSession.StartAsync();
        session.Session.Write("log.json", "{\"version\":2,\"status\":\"error\",\"eval\":{\"task\":\"tone\",\"model\":\"openai/m-2026-01-15\"},\"samples\":["
            + "{\"id\":\"L0\",\"epoch\":1,\"output\":{\"model\":\"m-2026-01-15\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"F\"},"
            + "\"stop_reason\":\"stop\"}]}},{\"id\":\"L1\",\"epoch\":1,\"output\":{\"model\":\"\",\"choices\":[]},\"error\":{\"message\":\"Time is over\","
            + "\"traceback\":\"\",\"traceback_ansi\":\"\"}}]}");
        var read = session.Cdi("import study.cdi log.json --as reader");
        Assert.True(read.Code == ExitCode.Success, read.ToString());
        Assert.Contains("calls without an answer: 1: L1 (Time is over)", read.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_on_file_is_not_replaced()
    {
        await using var session = await LabelSession.StartAsync();
        session.Session.Write("answers.csv", "key,answer\nL0,F\n");
        Assert.Equal(ExitCode.Success, session.Cdi("import study.cdi answers.csv --as reader").Code);
        session.Session.Write("answers.csv", "key,answer\nL0,C\n");
        var again = session.Cdi("import study.cdi answers.csv --as reader");
        Assert.Equal(ExitCode.UserError, again.Code);
        Assert.Contains("has the answer `C`, and in the ledger `F`", again.Error, StringComparison.Ordinal);
    }

    private static string Content(string file, Func<int, string> answer) => file switch
    {
        "answers.csv" => "key,answer\n" + Rows(row => $"L{row},{answer(row)}\n"),
        // R's write.csv puts names of rows, without a header, before the columns.
        "quallmer.csv" => "\"\",\".id\",\"tone\"\n" + Rows(row => $"\"{row + 1}\",\"L{row}\",\"{answer(row)}\"\n"),
        "results.jsonl" => Rows(row => $"{{\"promptIdx\":0,\"testIdx\":{row},\"promptId\":\"p\",\"vars\":{{\"id\":\"L{row}\",\"body\":\"…\"}},"
            + "\"provider\":{\"id\":\"openai:chat:m-2026-01-15\",\"label\":\"\"},\"prompt\":{\"raw\":\"…\",\"label\":\"…\"},"
            + "\"failureReason\":0,\"success\":true,"
            + $"\"score\":1,\"latencyMs\":12,\"namedScores\":{{}},\"response\":{{\"output\":\"{answer(row)}\",\"finishReason\":\"stop\"}}}}\n"),
        "answers.jsonl" => Rows(row => $"{{\"id\":\"L{row}\",\"answer\":\"{answer(row)}\"}}\n"),
        "batch.jsonl" => Batch(answer, _ => "stop"),
        "log.json" => "{\"version\":2,\"status\":\"success\",\"eval\":{\"task\":\"tone\",\"model\":\"openai/m-2026-01-15\"},\"samples\":[" + Joined(row =>
            $"{{\"id\":\"L{row}\",\"epoch\":1,\"input\":\"…\",\"target\":\"\",\"output\":{{\"model\":\"m-2026-01-15\",\"choices\":[{{\"message\":"
            + (row % 2 == 0 ? $"{{\"role\":\"assistant\",\"content\":\"{answer(row)}\"}}"
                : $"{{\"role\":\"assistant\",\"content\":[{{\"type\":\"reasoning\",\"reasoning\":\"hm\"}},{{\"type\":\"text\",\"text\":\"{answer(row)}\"}}]}}")
            + ",\"stop_reason\":\"stop\"}],\"usage\":{\"input_tokens\":30,\"output_tokens\":1,\"total_tokens\":31}}}") + "]}",
        "results.json" => "{\"evalId\":\"e\",\"results\":{\"version\":3,\"timestamp\":\"2026-01-15T00:00:00Z\",\"prompts\":[],\"results\":[" + Joined(row =>
            $"{{\"vars\":{{\"id\":\"L{row}\",\"body\":\"…\"}},\"provider\":{{\"id\":\"openai:chat:m-2026-01-15\",\"label\":\"\"}},"
            + "\"success\":true,\"error\":null,"
            + $"\"response\":{{\"output\":\"{answer(row)}\",\"finishReason\":\"stop\",\"tokenUsage\":{{\"total\":31,\"prompt\":30,\"completion\":1}}}}}}")
            + "],\"stats\":{}},\"config\":{}}",
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };

    private static string Batch(Func<int, string> answer, Func<int, string> finish) => Rows(row =>
        $"{{\"id\":\"b{row}\",\"custom_id\":\"L{row}\",\"response\":{{\"status_code\":200,\"request_id\":\"r\",\"body\":{{\"object\":\"chat.completion\","
        + $"\"model\":\"m-2026-01-15\",\"choices\":[{{\"index\":0,\"message\":{{\"role\":\"assistant\",\"content\":\"{answer(row)}\",\"refusal\":null}},"
        + $"\"finish_reason\":\"{finish(row)}\"}}],\"usage\":{{\"prompt_tokens\":30,\"completion_tokens\":1}}}}}},\"error\":null}}\n");

    private static string Rows(Func<int, string> line)
    {
        var text = new StringBuilder();
        for (var row = 0; row < LabelSession.Rows; row++) text.Append(CultureInfo.InvariantCulture, $"{line(row)}");
        return text.ToString();
    }

    private static string Joined(Func<int, string> line) => string.Join(',', Enumerable.Range(0, LabelSession.Rows).Select(line));
}
