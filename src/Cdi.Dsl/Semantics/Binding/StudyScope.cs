using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>The names that a study has bound so far, and what to say about others.</summary>
/// <remarks>A name whose declaration is wrong has been reported there; looking it up again reports nothing.</remarks>
internal sealed class StudyScope(Declarations declarations)
{
    private static readonly string[] Roles = ["key", "weight", "frequency", "cluster", "strata", "fpc", "given", "together"];

    private readonly Dictionary<string, ColumnModel> columns = new(StringComparer.Ordinal);
    private ILookup<string?, ColumnModel>? families;
    private readonly HashSet<(string Kind, string Name)> missed = [];
    private Func<string, bool> isColumnExcused = _ => true;

    /// <summary>The blocks of the study.</summary>
    public Declarations Declarations { get; } = declarations;

    /// <summary>The corpus; null until it is bound, and where there is none.</summary>
    public CorpusModel? Corpus { get; private set; }

    /// <summary>The outcomes bound so far.</summary>
    public List<OutcomeModel> Outcomes { get; } = [];

    /// <summary>The lexicons bound so far.</summary>
    public List<LexiconModel> Lexicons { get; } = [];

    /// <summary>The human annotators bound so far.</summary>
    public List<HumanModel> Humans { get; } = [];

    /// <summary>Groups and options that the estimands bound so far are answered for, one by one.</summary>
    public int Cells { get; set; }

    /// <summary>Declared columns of human labels that a prompt shows, which is reported at the hole.</summary>
    public HashSet<string> ShownHumanColumns { get; } = new(StringComparer.Ordinal);

    /// <summary>Sets the corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="reader">Its block, which knows what was attempted.</param>
    public void Add(CorpusModel corpus, BlockReader reader)
    {
        Corpus = corpus;
        foreach (var column in corpus.Columns) if (!columns.ContainsKey(column.Name)) columns.Add(column.Name, column);
        families = corpus.Columns.ToLookup(column => column.Family, StringComparer.Ordinal);
        ColumnNames = [.. corpus.Columns.Select(column => column.Family ?? column.Name).Distinct(StringComparer.Ordinal)];
        isColumnExcused = name => reader.HasUnreadLines || reader.AttemptedColumn(name);
    }

    /// <summary>Adds a column that a formula makes of a declared one; false where another column has its name.</summary>
    public bool Imply(ColumnModel column)
    {
        if (Corpus is not { } corpus || IsColumn(column.Name)) return false;
        if (corpus.Find(column.Name) is { } known)
        {
            // What one estimand needs a row for, no other can do without.
            var strict = known.MayHaveNoRow && column.MayHaveNoRow;
            if (known.MayHaveNoRow != strict)
                Corpus = corpus with { Columns = corpus.Columns.Select(each => each == known ? each with { MayHaveNoRow = strict } : each).ToEquatableArray() };
            return known with { MayHaveNoRow = strict } == column with { MayHaveNoRow = strict };
        }

        Corpus = corpus with { Columns = corpus.Columns.Append(column).ToEquatableArray() };
        return true;
    }

    /// <summary>The outcome of this name without a report; null where there is none.</summary>
    public OutcomeModel? PeekOutcome(string name) => Outcomes.FirstOrDefault(outcome => outcome.Name == name);

    /// <summary>The column of this name without a report; null where there is none.</summary>
    public ColumnModel? PeekColumn(string name) => columns.TryGetValue(name, out var column) ? column : null;

    /// <summary>The columns that <c>.</c> in a formula stands for: declared numbers, indicators and factors that no setting of the study names as a key, a
    /// weight or a part of a design, and that are nobody's label.</summary>
    public IEnumerable<ColumnModel> Regressors => Corpus is not { } corpus ? [] : corpus.Columns.Where(column => !column.IsImplied
        && (column.IsNumeric || (column.Type is ColumnType.Factor or ColumnType.Ordered && column.Levels.Count > 1))
        && !HasRole(column.Name) && RecordedBy(column.Source ?? column.Name) is null);

    // Whether a setting of any block names the column as a key, a weight or a part of a design.
    private bool HasRole(string column) => new[] { "corpus", "sampling", "estimand" }.SelectMany(Declarations.OfKind)
        .SelectMany(declaration => declaration.Block.Settings).Where(setting => Array.IndexOf(Roles, setting.Key.Text) >= 0)
        .Any(setting => setting.Value.DescendantsAndSelf().OfType<NameSyntax>().Any(name => name.Text == column));

    /// <summary>The columns of a family, in order; empty where there is no such family.</summary>
    public IEnumerable<ColumnModel> Family(string name) => families?[name] ?? [];

    /// <summary>Whether a column or a family of columns has this name.</summary>
    public bool IsColumn(string name) => PeekColumn(name) is not null || Family(name).Any();

    /// <summary>Whether it is worth saying that there is no such column: false where its declaration, or the corpus, is wrong or absent.</summary>
    public bool IsColumnNews(string name) => !isColumnExcused(name);

    /// <summary>The column of this name; null, and reported, where there is none (CDI2001) or where it is a family of columns (CDI2014).</summary>
    public ColumnModel? Column(BindingContext context, SyntaxNode node, string name)
    {
        if (PeekColumn(name) is { } column) return column;
        if (Family(name).FirstOrDefault() is { } member)
        {
            context.Report(SchemaDiagnostics.WrongValue(
                context.At(node), name, $"a number in brackets here, such as `{member.Name}`", "the whole family"));
        }
        else if (Corpus is not null && IsColumnNews(name))
        {
            context.Report(RecordedBy(name) is { } owner
                ? SchemaDiagnostics.RecordedColumn(context.At(node), name, Corpus.Name, owner.Kind, owner.Name)
                : SchemaDiagnostics.UnknownColumn(context.At(node), name, Corpus.Name, ColumnNames));
        }

        return null;
    }

    /// <summary>Whose labels go by this name: that of their column, of who gave them, or of what they decide; null where nobody's.</summary>
    private (string Kind, string Name)? RecordedBy(string name)
    {
        foreach (var declaration in Declarations.OfKind("human").Concat(Declarations.OfKind("llm")))
        {
            var labels = declaration.Block.Blocks.Where(IsOfCorpus).SelectMany(block => block.Settings)
                .Where(setting => setting.Key.Text == "label" || !Blocks.RecordedSettings.Contains(setting.Key.Text))
                .Select(setting => (setting.Value as NameSyntax)?.Text);
            if (declaration.Name == name || labels.Contains(name)) return (declaration.Word.Name, declaration.Name);
        }

        return Declarations.Declares("outcome", name) ? ("outcome", name) : null;
    }

    private static bool IsOfCorpus(BlockSyntax block) =>
        block.Kind.Text == "recorded" && !block.Settings.Any(setting => setting.Key.Text == "source");

    /// <summary>The declared columns as authors write them: a family by its name.</summary>
    public IReadOnlyCollection<string> ColumnNames { get; private set; } = [];

    /// <summary>The outcome of this name; null, and reported as CDI2015, where there is none.</summary>
    public OutcomeModel? Outcome(BindingContext context, SyntaxNode node, string name)
    {
        if (PeekOutcome(name) is { } outcome) return outcome;
        ReportUnlessDeclared(context, node, "outcome", name);
        return null;
    }

    /// <summary>The option of an outcome; null, and reported as CDI2004, where there is none.</summary>
    public OptionModel? Option(BindingContext context, SyntaxNode node, OutcomeModel outcome, string key)
    {
        if (outcome.Find(key) is { } option) return option;
        if (outcome.HasAllOptions || outcome.IsNumber)
        {
            missed.Add(("option", $"{outcome.Name}[{key}]"));
            context.Report(SchemaDiagnostics.UnknownOption(
                context.At(node), key, outcome.Name, [.. outcome.Options.Select(known => known.Key)]));
        }

        return null;
    }

    /// <summary>Whether it has been reported that no block of this kind declares the name, or no outcome has the option.</summary>
    public bool IsMissed(string kind, string name) => missed.Contains((kind, name));

    /// <summary>Whether a block of this kind declares the name; otherwise reports CDI2015.</summary>
    public bool ReportUnlessDeclared(BindingContext context, SyntaxNode node, string kind, string name)
    {
        if (Declarations.Declares(kind, name)) return true;
        if (!Declarations.IsIncomplete)
        {
            missed.Add((kind, name));
            context.Report(SchemaDiagnostics.UnknownName(context.At(node), kind, name, Declarations.Names(kind)));
        }

        return false;
    }
}
