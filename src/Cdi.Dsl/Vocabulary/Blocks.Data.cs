namespace Cdi.Dsl.Vocabulary;

/// <content>What is analysed, and what is decided about it.</content>
public static partial class Blocks
{
    /// <summary>The texts and their columns.</summary>
    public static BlockWord Corpus { get; } = new("corpus", true,
        new SettingWord("source", "a string, path or URL"),
        new SettingWord("sha256", "a string of 64 hexadecimal digits"),
        new SettingWord("rows", "a number of texts"),
        new SettingWord("key", "a declared column or `row_number`", "row_number"),
        new SettingWord("format", "csv, tsv, jsonl or xlsx", "from the name of the file"),
        new SettingWord("sheet", "a string", "the first sheet"),
        new SettingWord("delimiter", "`\",\"`, `\";\"`, `\"\\t\"` or a bar", "from the format"),
        new SettingWord("decimal", "`\".\"` or `\",\"`", "`\".\"`"),
        new SettingWord("quotes", "double or none", "double, checked for cells that hold rows"),
        new SettingWord("missing", "a list of strings", "[\"\", \"NA\"]"),
        new SettingWord("keep", "comparisons joined by `and`", "all rows"),
        new SettingWord("frequency", "a column of whole numbers", "every row is one text"),
        new SettingWord("weight", "a column of numbers", "every text counts once"),
        new SettingWord("strata", "a column of groups from which its texts were sampled one by one"),
        new SettingWord("cluster", "a column of groups that were sampled whole"),
        new SettingWord("fpc", "a column of population sizes, or of shares sampled"),
        new SettingWord("totals", "a list of totals that the population is known to have"),
        new SettingWord("calibrate", "linear or raking", "linear"))
    {
        HasColumns = true,
    };

    /// <summary>A list of words.</summary>
    public static BlockWord Lexicon { get; } = new("lexicon", true,
        new SettingWord("words", "a list of strings"));

    /// <summary>What annotators decide about a text.</summary>
    public static BlockWord Outcome { get; } = new("outcome", true)
    {
        HasKinds = true,
        HasFreeKeys = true,
        HasDerivations = true,
        Blocks = [new BlockWord("question", true, new SettingWord("text", "a string or text")) { HasFreeKeys = true }],
    };
}
