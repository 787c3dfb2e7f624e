using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>question NAME { text = "…" KEY = "…" }</c>.</summary>
/// <param name="outcome">Name of its outcome.</param>
/// <param name="name">Its name.</param>
/// <param name="block">What was written.</param>
/// <param name="reader">Reads it.</param>
internal sealed class QuestionBinder(string outcome, string name, BlockSyntax block, BlockReader reader)
{
    private const string Text = "text";

    /// <summary>The question.</summary>
    public QuestionModel Bind()
    {
        if (block.Name is { } own && Blocks.RecordedSettings.Contains(name, StringComparer.Ordinal))
            reader.Context.Report(QuestionDiagnostics.NameTaken(reader.Context.At(own), name));
        reader.Require(Text, $"Write what is asked, `{Text} = \"…\"`: models and people read the same.");
        var settings = block.Settings.Where(setting => setting.Key.Text != Text && ReferenceEquals(reader.Setting(setting.Key.Text), setting)).ToList();
        if (settings.Count > StudyLimits.Options)
            reader.Context.Report(SchemaDiagnostics.TooManyOptions(
                reader.Context.At(settings[StudyLimits.Options].Key), $"{outcome}.{name}", settings.Count));
        var options = settings.Take(StudyLimits.Options).Select(Option).OfType<OptionModel>().ToEquatableArray();
        var isComplete = !reader.HasUnreadLines && !block.Entries.Any(entry => entry is SkippedSyntax) && options.Count == settings.Count;
        return new QuestionModel(name, reader.Place, reader.Documentation, reader.String(Text), options, isComplete);
    }

    private OptionModel? Option(SettingSyntax setting)
    {
        if (setting.Value is StringSyntax shown)
            return new OptionModel(setting.Key.Text, reader.Context.At(setting), setting.Documentation?.Content ?? "", shown.Value);
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            reader.Context.At(setting.Value), setting.Key.Text, "a string, what annotators read", setting.Value.Describe()));
        return null;
    }
}
