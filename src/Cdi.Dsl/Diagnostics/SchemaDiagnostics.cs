using System.Globalization;
using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>The 2xxx family: what can be known from the declarations of a study.</summary>
public static partial class SchemaDiagnostics
{
    /// <summary>CDI2001. A name is no declared column.</summary>
    /// <param name="place">The name.</param>
    /// <param name="name">The name as written.</param>
    /// <param name="corpus">Name of the corpus.</param>
    /// <param name="declared">The declared columns.</param>
    public static Diagnostic UnknownColumn(Place place, string name, string corpus, IReadOnlyCollection<string> declared) => Error("CDI2001", place,
        $"`{name}` is not a column of corpus `{corpus}`.", Nearest(name, declared) + (NearestName.Find(name, declared) is null ? Declare(name) : ""));

    /// <summary>CDI2001. A name is no declared column: it belongs to labels.</summary>
    /// <param name="place">The name.</param>
    /// <param name="name">The name as written.</param>
    /// <param name="corpus">Name of the corpus.</param>
    /// <param name="kind">human, llm or outcome.</param>
    /// <param name="owner">Name of that block.</param>
    internal static Diagnostic RecordedColumn(Place place, string name, string corpus, string kind, string owner) => Error("CDI2001", place,
        $"`{name}` is not a column of corpus `{corpus}`: it holds what `{kind} {owner}` {(kind == "outcome" ? "is about" : "said")}.",
        kind == "llm"
            ? "A column that every text has is declared where it is used: `name: type from column` in the corpus."
            : "What humans said is known of labelled texts only, and texts chosen or described by it stand for no others: `recorded` alone reads it, and texts "
                + "without a label stay in the corpus.");

    /// <summary>CDI2003. A range does not hold what its type needs.</summary>
    /// <param name="place">The range.</param>
    /// <param name="range">The range as written.</param>
    /// <param name="holds">What it holds: <c>20 columns</c>.</param>
    /// <param name="type">The type as written.</param>
    /// <param name="needs">What the type needs: <c>21 columns</c>.</param>
    public static Diagnostic RangeDisagreesWithType(Place place, string range, string holds, string type, string needs) => Error("CDI2003", place,
        $"`{range}` holds {holds}, `{type}` needs {needs}.", "Change the range or the type, so that both say the same.");

    /// <summary>CDI2004. An outcome has no option with this key.</summary>
    /// <param name="place">The key.</param>
    /// <param name="key">The key as written.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="declared">The keys of its options; empty for a number.</param>
    public static Diagnostic UnknownOption(Place place, string key, string outcome, IReadOnlyCollection<string> declared) => Error("CDI2004", place,
        $"Outcome `{outcome}` has no option `{key}`.",
        declared.Count == 0 ? $"`{outcome}` is a number; write it without brackets." : Nearest(key, declared));

    /// <summary>CDI2006. An outcome leaves nothing to decide.</summary>
    public static Diagnostic OneOption(Place place, string outcome, int options) => Error("CDI2006", place,
        $"Outcome `{outcome}` has {Counted.Of(options, "option")}; a decision needs two.",
        "Add the other options, one per line: `KEY = \"what annotators read\"`.");

    /// <summary>CDI2007. Two options look the same to an annotator.</summary>
    public static Diagnostic ShownAlike(Place place, string outcome, string first, string second, string shown) => Error("CDI2007", place,
        $"Options `{first}` and `{second}` of outcome `{outcome}` are both shown as \"{shown}\".",
        "Give each option wording of its own.");

    /// <summary>CDI2009. A file does not declare what is imported from it, or there is no such file.</summary>
    /// <param name="place">The name, or the path.</param>
    /// <param name="name">What is imported.</param>
    /// <param name="file">The file as written.</param>
    /// <param name="declared">What the file declares; null where there is no such file.</param>
    public static Diagnostic NotDeclaredThere(Place place, string name, string file, IReadOnlyCollection<string>? declared) => Error("CDI2009", place,
        declared is null ? $"`{name}` is imported from `{file}`, and there is no such file." : $"`{name}` is not declared in `{file}`.",
        declared is null ? "Paths are relative to the file that imports." : Nearest(name, declared));

    /// <summary>CDI2010. Files import each other in a circle.</summary>
    /// <param name="place">The import that closes the circle.</param>
    /// <param name="circle">The files, the first again at the end.</param>
    public static Diagnostic ImportCycle(Place place, IEnumerable<string> circle) => Error("CDI2010", place,
        $"The imports form a circle: {string.Join(" → ", circle.Select(file => $"`{file}`"))}.",
        "Move what both files need into a third one.");

    /// <summary>CDI2011. Nothing pins the content of the corpus.</summary>
    public static Diagnostic NoHash(Place place, string corpus) => Warning("CDI2011", place,
        $"Corpus `{corpus}` has no sha256: the study does not notice when the file changes.",
        "Add `sha256 = \"…\"`; `cdi fmt --lock` writes it.");

    /// <summary>CDI2012. The draw depends on the order of the file.</summary>
    public static Diagnostic RowNumberKey(Place place, string corpus) => Warning("CDI2012", place,
        $"Rows of corpus `{corpus}` are told apart by their number: reordering the file changes the draw.",
        "Declare a column that identifies a text and name it: `key = column`.");

    /// <summary>CDI2013. Something that has no default is absent.</summary>
    /// <param name="place">Where it belongs.</param>
    /// <param name="owner">What lacks it, as the subject of a sentence: <c>`inference`</c>.</param>
    /// <param name="what">What is absent, between backticks or in words.</param>
    /// <param name="hint">The remedy; a sentence.</param>
    public static Diagnostic Missing(Place place, string owner, string what, string hint) => Error("CDI2013", place,
        $"{owner} has no {what}{(what.Contains(',') ? ": " : ", and ")}nothing stands in for it.", hint);

    /// <summary>CDI2014. A value is of the wrong kind, or outside the range of its setting.</summary>
    /// <param name="place">The value.</param>
    /// <param name="name">What takes the value: the name of a setting or function.</param>
    /// <param name="takes">What it takes, with article.</param>
    /// <param name="found">What stands there, between backticks or in words.</param>
    /// <param name="hint">The remedy where more is known than what is taken; a sentence.</param>
    public static Diagnostic WrongValue(Place place, string name, string takes, string found, string? hint = null) => Error("CDI2014", place,
        $"`{name}` takes {takes}, found {found}.", hint ?? $"Write {takes}.");

    /// <summary>CDI2015. A name is not declared.</summary>
    /// <param name="place">The name.</param>
    /// <param name="kind">What is needed: <c>outcome</c>, <c>estimand</c>, <c>lexicon</c>.</param>
    /// <param name="name">The name as written.</param>
    /// <param name="declared">What is declared of that kind.</param>
    public static Diagnostic UnknownName(Place place, string kind, string name, IReadOnlyCollection<string> declared) => Error("CDI2015", place,
        $"The study declares no {kind} `{name}`.", Nearest(name, declared));

    /// <summary>CDI2016. A setting says how files of another format write their cells.</summary>
    /// <param name="place">The value.</param>
    /// <param name="setting">Name of the setting: <c>delimiter</c>, <c>decimal</c>, <c>quotes</c> or <c>sheet</c>.</param>
    /// <param name="value">The value as written.</param>
    /// <param name="format">The format as written.</param>
    public static Diagnostic LayoutOfAnotherFormat(Place place, string setting, string value, string format) => Error("CDI2016", place,
        $"`{setting} = {value}` contradicts `format = {format}`, which has {Layout(setting, format)}.",
        setting == "sheet"
            ? "Leave out `sheet`, or name the workbook itself as `source`."
            : $"Leave out `{setting}` for a file of that format, or `format` for a table that is written with {value}.");

    private static string Layout(string setting, string format) => (setting, format) switch
    {
        ("sheet", _) => "no sheets",
        (_, "tsv") => "tabs between cells",
        (_, "xlsx") => "cells of its own",
        _ => "no delimiter",
    };

    /// <summary>CDI2017. A column is compared with what it cannot hold, or in an order that it does not have.</summary>
    /// <param name="place">The value.</param>
    /// <param name="column">Name of the column.</param>
    /// <param name="type">Its type as written.</param>
    /// <param name="takes">What it is compared with.</param>
    /// <param name="found">The value as written.</param>
    /// <param name="flaw">What is wrong with a value of the right form, as a clause; null where the form is wrong.</param>
    public static Diagnostic ConditionDoesNotFit(Place place, string column, string type, string takes, string found, string? flaw = null) =>
        Error("CDI2017", place,
        flaw is null ? $"`{column}` is of type `{type}` and is not compared so with `{found}`." : $"`{column}` is of type `{type}`, and {flaw}.",
        flaw is null ? $"It is compared with {takes}." : "Write a day that the calendar has.");

    /// <summary>CDI2018. A map gives two options to one value.</summary>
    /// <param name="place">The second entry.</param>
    /// <param name="first">Cell of the first entry.</param>
    /// <param name="second">Cell of the second entry, the same value in another spelling.</param>
    /// <param name="firstOption">Key of the first option.</param>
    /// <param name="secondOption">Key of the second option.</param>
    public static Diagnostic OneValueTwoOptions(Place place, string first, string second, string firstOption, string secondOption) => Error("CDI2018", place,
        $"`{first}` and `{second}` are one value, and the map gives it two options, `{firstOption}` and `{secondOption}`.",
        "Numbers and truth values match as values, so that `1`, `1.0` and `TRUE` are one cell; give them one option.");

    /// <summary>CDI2025. A family of columns is too large.</summary>
    /// <param name="place">The range.</param>
    /// <param name="family">Name of the family.</param>
    /// <param name="columns">Its columns.</param>
    public static Diagnostic FamilyTooLarge(Place place, string family, long columns) => Error("CDI2025", place,
        $"Family `{family}` has {columns.ToString(CultureInfo.InvariantCulture)} columns; a corpus has at most "
            + $"{StudyLimits.Columns.ToString(CultureInfo.InvariantCulture)}.",
        "Declare the columns that the study uses; the file may have more.");

    /// <summary>CDI2026. A corpus declares too many columns.</summary>
    /// <param name="place">The first column beyond the limit.</param>
    /// <param name="corpus">Name of the corpus.</param>
    /// <param name="columns">The columns that it declares.</param>
    public static Diagnostic TooManyColumns(Place place, string corpus, int columns) => Error("CDI2026", place,
        $"Corpus `{corpus}` declares {columns.ToString(CultureInfo.InvariantCulture)} columns; at most "
            + $"{StudyLimits.Columns.ToString(CultureInfo.InvariantCulture)} are read.",
        "Declare the columns that the study uses; the file may have more.");

    /// <summary>CDI2027. An outcome has too many options.</summary>
    /// <param name="place">The first option beyond the limit.</param>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="options">Its options.</param>
    public static Diagnostic TooManyOptions(Place place, string outcome, int options) => Error("CDI2027", place,
        $"Outcome `{outcome}` has {options.ToString(CultureInfo.InvariantCulture)} options; at most "
            + $"{StudyLimits.Options.ToString(CultureInfo.InvariantCulture)} are read.",
        "Declare the options that annotators choose from, and map rare labels to a common one; numbers on a scale are an outcome `number lo..hi`.");

    /// <summary>CDI2030. A user name or a password stands in the address of the corpus.</summary>
    /// <param name="place">The address.</param>
    public static Diagnostic PasswordInAddress(Place place) => Error("CDI2030", place,
        "The address holds a user name or a password, which everybody reads to whom the spec is given.",
        "Take them out. A file behind a sign-in is fetched by hand: name it by its path, or by `sha256` with its folder in `--data` or CDI_DATA.");

    /// <summary>CDI2031. What an import names is not a spec; nothing of the file is shown.</summary>
    /// <param name="place">The path.</param>
    /// <param name="file">The file that was to declare something.</param>
    public static Diagnostic ImportIsNoSpec(Place place, string file) => Error("CDI2031", place,
        $"`{file}` is not a spec: an ordinary file `*.cdi` of UTF-8 text whose first line is `cdi` and a version.",
        "Import from a spec. Data are named by `source`, and definitions stand in a file `*.cdi` that begins with `cdi 1`.");

    /// <summary>CDI2040. What stands behind <c>|</c> is not one or two columns.</summary>
    /// <param name="place">What stands there.</param>
    /// <param name="written">It as written.</param>
    public static Diagnostic EffectsOfWhat(Place place, string written) => Error("CDI2040", place,
        $"`{written}` behind `|` is not one column or the sum of two: effects of one or two groupings are solved for.",
        "Write `| state` or `| state + year`; further effects, and slopes by group, are terms before the bar: `factor(region)`, `state:x`.");

    /// <summary>CDI2041. Effects are solved for in linear models alone.</summary>
    /// <param name="place">What stands behind the bar.</param>
    /// <param name="model">The model.</param>
    /// <param name="written">What stands behind the bar, as written.</param>
    public static Diagnostic EffectsOfOtherModel(Place place, string model, string written) => Error("CDI2041", place,
        $"Effects behind `|` are solved for in `linear` models, and not in `{model}`.",
        $"Name them as terms, `{string.Join(" + ", written.Split('+').Select(name => $"factor({name.Trim()})"))}`, or use `linear`.");

    /// <summary>CDI2050. Estimands are answered for too many groups and options.</summary>
    /// <param name="place">The groups.</param>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="cells">How many it asks for.</param>
    /// <param name="before">How many the estimands before it ask for.</param>
    public static Diagnostic TooManyCells(Place place, string estimand, long cells, int before) => Error("CDI2050", place,
        $"`{estimand}` asks for {cells.ToString(CultureInfo.InvariantCulture)} answers, one for each group or option"
            + (before > 0 ? $", beside {before.ToString(CultureInfo.InvariantCulture)} of other estimands" : "")
            + $"; a study has at most {StudyLimits.Cells.ToString(CultureInfo.InvariantCulture)} of them.",
        "Merge groups in the corpus, or divide the study into several files: each group needs labels of its own.");

    /// <summary>CDI2051. An estimand cannot be answered for groups one by one.</summary>
    /// <param name="place">The groups.</param>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="why">What it is, as a clause.</param>
    public static Diagnostic NoGroups(Place place, string estimand, string why) => Error("CDI2051", place,
        $"`{estimand}` cannot be answered `by` groups: it {why}.",
        "Leave `by` out, or ask for a mean, a share, a variance, a correlation, or a comparison of two other groups.");

    /// <summary>CDI2080. A row stands for several texts, and its label is not one that all of them have.</summary>
    /// <param name="place">The column of frequencies.</param>
    /// <param name="column">Its name.</param>
    /// <param name="why">Why, as a clause.</param>
    public static Diagnostic FrequencyOfUnlabelled(Place place, string column, string why) => Error("CDI2080", place,
        $"By `frequency = {column}` a row stands for several texts that share its label, and {why}.",
        $"Use `weight = {column}`, by which a row counts for more than one text, or recorded labels in columns of the corpus, `given` before the study.");

    private static string Declare(string name)
    {
        var isPlain = name.Length > 0 && !char.IsDigit(name[0]) && name.All(each => char.IsLetterOrDigit(each) || each == '_');
        return $" A column of the file is declared in the corpus: `{(isPlain ? $"{name}: type from {name}" : "name: type from column")}`.";
    }

    private static string Nearest(string name, IReadOnlyCollection<string> declared)
    {
        if (declared.Count == 0) return "None is declared.";
        var nearest = NearestName.Find(name, declared);
        var list = $"eclared: {NameList.Of(declared)}.";
        return nearest is null ? "D" + list : $"Nearest `{nearest}`; d{list}";
    }
}
