namespace Cdi.Dsl.Vocabulary;

/// <content>Who annotates, and what that costs.</content>
public static partial class Blocks
{
    private const string NoCalls = "Leave it out; answers are replayed from columns: `recorded { label = column }`.";
    private const string NoCollection = "Leave it out; `cdi next` writes the texts to a file that a person fills in, and `cdi import` reads it.";

    private static SettingWord RecordedLabel { get; } = RecordedAnswer("label");

    private static SettingWord RecordedLabelOfPeople { get; } = RecordedAnswerOfPeople("label");

    // These stand first: initialisers run in the order of the file.
    private static SettingWord[] FileOfTheirOwn { get; } =
    [
        new SettingWord("source", "a string, path or URL", "the file of the corpus"),
        new SettingWord("key", "a column of that file"),
        new SettingWord("annotator", "a column of that file"),
        new SettingWord("only", "a string or a list of strings, names of annotators", "all of them"),
        new SettingWord("sha256", "a string of 64 hexadecimal digits"),
        new SettingWord("format", "csv, tsv, jsonl or xlsx", "from the name of the file"),
        new SettingWord("sheet", "a string", "the first sheet"),
        new SettingWord("delimiter", "`\",\"`, `\";\"`, `\"\\t\"` or a bar", "from the format"),
        new SettingWord("decimal", "`\".\"` or `\",\"`", "`\".\"`"),
        new SettingWord("quotes", "double or none", "double, checked for cells that hold rows"),
        new SettingWord("missing", "a list of strings", "[\"\", \"NA\"]"),
    ];

    private static BlockWord RecordedAnswers { get; } = new("recorded", false,
    [
        RecordedLabel,
        new SettingWord("confidence", "a column of the file"),
        new SettingWord("examples", "a column of the file, 1 for texts that prompts showed with their labels"),
        new SettingWord("probability", "a list of columns of the file, one for each option, in their order"),
        .. FileOfTheirOwn,
    ]);

    private static BlockWord RecordedLabels { get; } = new("recorded", false,
        [RecordedLabelOfPeople, .. FileOfTheirOwn]);

    /// <summary>A column with the answers to one question, named like it.</summary>
    /// <param name="question">Name of the question.</param>
    public static SettingWord RecordedAnswer(string question) => new(question, "a column of the file, with `where { cell = option }`") { HasMap = true };

    /// <summary>A column with the answers of people to one question, or one for each of them, named like it.</summary>
    /// <param name="question">Name of the question.</param>
    internal static SettingWord RecordedAnswerOfPeople(string question) => new(
        question, "a column of the file, or a list of them, one for each annotator, with `where { cell = option }`") { HasMap = true };

    /// <summary>Names that no question can have: <c>recorded</c> has settings of that name beside those of the questions.</summary>
    public static IEnumerable<string> RecordedSettings => RecordedAnswers.Settings.Select(setting => setting.Name);

    private static BlockWord WrittenExamples { get; } = new("examples", false) { HasFreeKeys = true };

    private static BlockWord ModelPrices { get; } = new("prices", false,
        new SettingWord("call", "money"),
        new SettingWord("input", "money per million tokens"),
        new SettingWord("output", "money per million tokens"));

    /// <summary>A language model that annotates every text.</summary>
    public static BlockWord Llm { get; } = new("llm", true,
        new SettingWord("model", "a string"),
        new SettingWord("learn_from", "an annotator, of an embedded model"),
        new SettingWord("members", "a list of models, in place of one"),
        new SettingWord("weights", "a list of numbers above 0, one for each member", "1 each"),
        new SettingWord("aggregate", "majority, mean or median", "majority; of numbers the mean"),
        new SettingWord("base_url", "a string, an address", "the provider's own"),
        new SettingWord("temperature", "a number of 0 or more"),
        new SettingWord("max_tokens", "a whole number of 1 or more", "the provider's limit"),
        new SettingWord("structured", "yes or no", "no"),
        new SettingWord("calls", "a number of calls, 100 at most", "1 call"),
        new SettingWord("label", "a text, the prompt, or a list of them"),
        new SettingWord("confidence", "a text, the prompt; tokens or agreement"),
        new SettingWord("answer", "label or distribution", "label; distribution of recorded probabilities"),
        new SettingWord("option_order", "given, rotated or every", "given"),
        new SettingWord("normalise", "a rule", null, NoCalls),
        new SettingWord("examples", "a number from `labelled`, 100 at most", null, null, "pool", "balance", "choose", "by"),
        new SettingWord("pool", "a number of texts", "as many as are shown"),
        new SettingWord("balance", "yes or no", "no"),
        new SettingWord("choose", "random or nearest", "random"),
        new SettingWord("by", "ngram or minilm", "ngram"),
        new SettingWord("reason", "before or none", "none"),
        new SettingWord("on_failure", "annotate or retry(n)"),
        new SettingWord("max_cost", "money", "no limit"),
        new SettingWord("outcome", "an outcome", "the only one"))
    {
        Blocks = [RecordedAnswers, WrittenExamples, ModelPrices],
    };

    /// <summary>People who annotate.</summary>
    public static BlockWord Human { get; } = new("human", true,
        new SettingWord("question", "a string or text"),
        new SettingWord("instructions", "a text", null, NoCollection),
        new SettingWord("labels_per_text", "a number of labels", "1 label"),
        new SettingWord("aggregate", "majority, first, mean or median", "majority; of numbers the mean"),
        new SettingWord("reward", "money"),
        new SettingWord("timeout", "a length of time", null, NoCollection),
        new SettingWord("collect", "file", "file, where no labels are recorded"),
        new SettingWord("nonresponse", "option, bounds or weights"),
        new SettingWord("outcome", "an outcome", "the only one"))
    {
        Blocks = [RecordedLabels],
    };

    /// <summary>What work costs.</summary>
    public static BlockWord Prices { get; } = new("prices", false,
        new SettingWord("label", "money"),
        new SettingWord("call", "money"),
        new SettingWord("input", "money per million tokens"),
        new SettingWord("output", "money per million tokens"));
}
