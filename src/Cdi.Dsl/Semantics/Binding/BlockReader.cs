using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Reads a block against its vocabulary: what is unknown, not supported, or given twice is reported once, here.</summary>
internal sealed partial class BlockReader
{
    private readonly BlockSyntax block;
    private readonly BlockWord word;
    private readonly Dictionary<string, ExpressionSyntax> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SettingSyntax> settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SyntaxNode> attempted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SyntaxNode> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SyntaxNode> named = new(StringComparer.Ordinal);
    private bool hasUnknown; // a word unknown, or there twice, may stand for one that seems absent

    /// <summary>Reads the entries of a block.</summary>
    public BlockReader(BlockSyntax block, BlockWord word, BindingContext context)
    {
        this.block = block;
        this.word = word;
        Context = context;
        foreach (var entry in block.Entries) Read(entry);
    }

    /// <summary>The file of the block.</summary>
    public BindingContext Context { get; }

    /// <summary>The first words of the block.</summary>
    public Place Place => Context.Source.At(block.Header);

    /// <summary>The block as the subject of a sentence: <c>`corpus requests`</c>.</summary>
    public string Subject => block.Name is { } name ? $"`{word.Name} {name.Text}`" : $"`{word.Name}`";

    /// <summary>The <c>///</c> text of the block and its settings; empty where none.</summary>
    public string Documentation => DocumentationText.Of(block, word);

    /// <summary>Whether a line or the end of the block could not be read: a column or option that seems absent may be there.</summary>
    public bool HasUnreadLines => block.CloseBrace is null || block.Entries.Any(entry => entry is SkippedSyntax { Key: null });

    /// <summary>Whether a line or a word could not be read: a setting that seems absent may be there.</summary>
    public bool IsIncomplete => hasUnknown || HasUnreadLines;

    /// <summary>Whether the setting or option is in the block, right or wrong.</summary>
    public bool Attempted(string name) => attempted.ContainsKey(name);

    /// <summary>Whether the column is in the block, right or wrong. Columns may be named like settings.</summary>
    public bool AttemptedColumn(string name) => columns.ContainsKey(name);

    /// <summary>Whether it is certain that the block says nothing of a setting, right or wrong.</summary>
    public bool Lacks(string name) => !Attempted(Known(name)) && !IsIncomplete;

    /// <summary>The setting, if it can be used; its options are settings of their own.</summary>
    public SettingSyntax? Setting(string name) => settings.TryGetValue(Known(name), out var setting) ? setting : null;

    /// <summary>The value of a setting, or of an option of that name, if it can be used.</summary>
    public ExpressionSyntax? Value(string name) => values.TryGetValue(Known(name), out var value) ? value : null;

    /// <summary>The columns, in order of the file, without those declared before.</summary>
    public IEnumerable<ColumnSyntax> Columns => block.Columns.Where(
        column => columns.TryGetValue(column.Name.Text, out var first) && ReferenceEquals(first, column));

    /// <summary>The settings that can be used, in order of the file: the options of a block whose keys its author chooses.</summary>
    public IEnumerable<SettingSyntax> Settings => block.Settings.Where(
        setting => settings.TryGetValue(setting.Key.Text, out var first) && ReferenceEquals(first, setting));

    /// <summary>The inner block of this kind; null where there is none.</summary>
    public BlockReader? Inner(string name) => block.Blocks.FirstOrDefault(inner => inner.Kind.Text == name) is { } found
        ? new BlockReader(found, word.Blocks.First(inner => inner.Name == name), Context)
        : null;

    /// <summary>The inner block of this kind as written; null where there is none.</summary>
    /// <param name="name">Its kind.</param>
    public BlockSyntax? Written(string name) => block.Blocks.FirstOrDefault(inner => inner.Kind.Text == name);

    /// <summary>The inner block of this kind, with settings beside those of its vocabulary; null where there is none.</summary>
    /// <param name="name">Its kind.</param>
    /// <param name="more">The settings.</param>
    public BlockReader? Inner(string name, IEnumerable<SettingWord> more) => block.Blocks.FirstOrDefault(inner => inner.Kind.Text == name) is { } found
        && word.Blocks.First(inner => inner.Name == name) is var known
        ? new BlockReader(found, new BlockWord(name, known.IsNamed, [.. known.Settings, .. more]), Context)
        : null;

    /// <summary>The inner blocks of a kind that has names, without those whose name stood there before.</summary>
    public IEnumerable<(string Name, BlockSyntax Block, BlockReader Reader)> Named(string kind) => block.Blocks
        .Where(inner => inner.Kind.Text == kind && inner.Name is { } own && named.TryGetValue(own.Text, out var first) && ReferenceEquals(first, inner))
        .Select(inner => (inner.Name?.Text ?? "", inner, new BlockReader(inner, word.Blocks.First(known => known.Name == kind), Context)));

    /// <summary>The promises, in order of the file.</summary>
    public IEnumerable<ExpectSyntax> Expectations => word.HasExpectations ? block.Entries.OfType<ExpectSyntax>() : [];

    /// <summary>The rules, in order of the file.</summary>
    public IEnumerable<DeriveSyntax> Derivations => word.HasDerivations ? block.Entries.OfType<DeriveSyntax>() : [];

    /// <summary>Reports CDI2013 where a setting is neither given nor attempted.</summary>
    public void Require(string name, string hint)
    {
        if (Lacks(name)) Context.Report(SchemaDiagnostics.Missing(Place, Subject, $"`{name}`", hint));
    }

    private string Known(string name) => word.HasFreeKeys || word.Find(name) is not null
        ? name
        : throw new ArgumentException($"`{word.Name}` has no setting `{name}`.", nameof(name));

    private void Read(ItemSyntax entry)
    {
        switch (entry)
        {
            case SkippedSyntax { Key: { } key } skipped:
                attempted[key.Text] = skipped;
                columns[key.Text] = skipped;
                break;
            case SettingSyntax setting: ReadSetting(setting); break;
            case ColumnSyntax column when word.HasColumns: IsFirst(columns, column, column.Name.Text, "column", column.Name); break;
            case ColumnSyntax column: ReportUnknown(column.Name, column.Name.Text, "a setting"); break;
            case BlockSyntax inner: ReadBlock(inner); break;
            case DeriveSyntax derive when !word.HasDerivations: ReportUnknown(derive, "derive", "a setting"); break;
            case ExpectSyntax when word.HasExpectations: break;
            case ExpectSyntax expect: ReportUnknown(expect, "expect", "a setting"); break;
            default: break;
        }
    }

    private void ReadSetting(SettingSyntax setting)
    {
        var name = setting.Key.Text;
        if (setting.IsVaried && word.Varied is { Count: > 0 } varied && !varied.Contains(name))
        {
            hasUnknown = true;
            Context.Report(ExperimentDiagnostics.CannotVary(Context.At(setting.Key), name, varied));
            return;
        }

        if (!word.HasFreeKeys && word.Find(name) is null)
        {
            ReportUnknown(setting.Key, name, "a setting");
            return;
        }

        if (!IsFirst(attempted, setting, name, word.HasFreeKeys ? "option" : "setting", setting.Key)) return;
        if (word.Find(name) is { IsSupported: false, Instead: { } instead })
        {
            Context.Report(SyntaxDiagnostics.NotSupportedYet(Context.At(setting.Key), $"`{name}` in `{word.Name}`", instead));
            return;
        }

        if (!HasOnlySupportedParts(setting) || !HasKnownUnits(setting.Value)) return;
        settings[name] = setting;
        values[name] = setting.Value;
        foreach (var option in setting.Options) ReadOption(setting, option);
    }

    private void ReadOption(SettingSyntax setting, OptionSyntax option)
    {
        var name = option.Name.Text;
        var owner = word.Find(setting.Key.Text);
        if (owner is null || !owner.Options.Contains(name))
        {
            Context.Report(SyntaxDiagnostics.Unknown(
                Context.At(option.Name), $"an option of `{setting.Key.Text}`", name,
                    [.. (owner?.Options ?? []).Where(option => word.Find(option) is { IsSupported: true })]));
        }
        else if (IsFirst(attempted, option, name, "setting", option.Name))
        {
            if (word.Find(name) is { IsSupported: false, Instead: { } instead })
            {
                Context.Report(SyntaxDiagnostics.NotSupportedYet(Context.At(option.Name), $"`{name}` in `{word.Name}`", instead));
            }
            else if (HasKnownUnits(option.Value))
            {
                values[name] = option.Value;
            }
        }
    }

    private void ReadBlock(BlockSyntax inner)
    {
        var known = word.Blocks.FirstOrDefault(allowed => allowed.Name == inner.Kind.Text);
        if (known is null)
        {
            ReportUnknown(inner.Kind, inner.Kind.Text, "a block");
        }
        else if (known.Instead is { } instead)
        {
            Context.Report(SyntaxDiagnostics.NotSupportedYet(Context.At(inner.Kind), $"`{known.Name}` in `{word.Name}`", instead));
        }
        else if (known.IsNamed && inner.Name is null)
        {
            hasUnknown = true;
            Context.Report(SyntaxDiagnostics.Expected(
                Context.At(inner.Kind), $"a name behind `{known.Name}`", "none", $"Name the block: `{known.Name} NAME {{`."));
        }
        else if (inner.Name is { } own && known.IsNamed ? IsFirst(named, inner, own.Text, known.Name, own)
            : IsFirst(attempted, inner, inner.Kind.Text, "block", inner.Kind))
        {
            BlockHeader.Check(inner, known, Context);
        }
    }

    private bool IsFirst(Dictionary<string, SyntaxNode> given, SyntaxNode node, string name, string kind, SyntaxNode marked)
    {
        if (given.TryGetValue(name, out var first))
        {
            hasUnknown = true;
            Context.Report(SyntaxDiagnostics.GivenTwice(Context.At(marked), kind, name, Context.Line(first)));
            return false;
        }

        given[name] = node;
        return true;
    }

    private void ReportUnknown(SyntaxNode node, string name, string what)
    {
        hasUnknown = true;
        Context.Report(SyntaxDiagnostics.Unknown(
            Context.At(node),
            $"{what} of `{word.Name}`",
            name,
            what == "a block" ? [.. word.Blocks.Where(inner => inner.IsSupported).Select(inner => inner.Name)]
                : [.. word.Settings.Where(setting => setting.IsSupported).Select(setting => setting.Name)]));
    }
}
