using Cdi.Annotators.Providers;
using Cdi.Cli.Terminal;
using Cdi.Studies.Definitions;

namespace Cdi.Cli.Labelling;

/// <summary>From a model of a study to who is asked, and by which key.</summary>
internal static class ModelEndpoints
{
    /// <summary>Host of a model, as the ledger knows it.</summary>
    public static string HostOf(ModelCalls calls) => new ModelEndpoint(AddressOf(calls), "").Host;

    /// <summary>The variable that holds the key of a model, and whether it holds one.</summary>
    public static string KeyOf(LlmDefinition llm, CommandEnvironment environment)
    {
        var variable = ModelEndpoint.KeyVariable(AddressOf(CallsOf(llm)));
        return $"`{variable}`{(KeyIn(variable, environment).Length > 0 ? "" : ", which is not set")}";
    }

    /// <summary>The provider of a model.</summary>
    /// <exception cref="UserErrorException">Its key is not set.</exception>
    public static IModelProvider Provider(LlmDefinition llm, CommandEnvironment environment, TimeSpan answerTime)
    {
        var (calls, endpoint) = Endpoint(llm, environment);
        return calls.Protocol switch
        {
            ModelProtocol.OpenAI => new OpenAIProvider(endpoint, calls.Model, answerTime, TimeProvider.System),
            ModelProtocol.Anthropic => new AnthropicProvider(endpoint, calls.Model, answerTime, TimeProvider.System),
        };
    }

    /// <summary>The provider of a model, asked in batches.</summary>
    /// <exception cref="UserErrorException">Its key is not set.</exception>
    public static IBatchProvider Batches(LlmDefinition llm, CommandEnvironment environment)
    {
        var (calls, endpoint) = Endpoint(llm, environment);
        return calls.Protocol switch
        {
            ModelProtocol.OpenAI => new OpenAIBatches(endpoint, calls.Model, TimeProvider.System),
            ModelProtocol.Anthropic => new AnthropicBatches(endpoint, calls.Model, TimeProvider.System),
        };
    }

    private static (ModelCalls Calls, ModelEndpoint Endpoint) Endpoint(LlmDefinition llm, CommandEnvironment environment)
    {
        var calls = CallsOf(llm);
        var address = AddressOf(calls);
        var variable = ModelEndpoint.KeyVariable(address);
        var endpoint = new ModelEndpoint(address, KeyIn(variable, environment));
        if (!endpoint.NeedsKey || endpoint.Key.Length > 0) return (calls, endpoint);
        throw new UserErrorException($"`llm {llm.Name}` is asked at {endpoint.Host}, which needs a key, and {variable} is not set.",
            $"Set {variable} in the environment, or keep it by `dotnet user-secrets set --id {UserSecrets.Id} {variable} KEY`; a key stands in no spec.");
    }

    private static ModelCalls CallsOf(LlmDefinition llm) => llm.Calls ?? throw new ArgumentException($"`{llm.Name}` is not asked.", nameof(llm));

    private static string KeyIn(string variable, CommandEnvironment environment) =>
        (environment.Variable(variable) ?? UserSecrets.Find(environment, variable))?.Trim() ?? "";

    private static Uri AddressOf(ModelCalls calls) => calls.Address is { } written ? new Uri(written) : calls.Protocol switch
    {
        ModelProtocol.OpenAI => ModelEndpoint.OpenAI,
        ModelProtocol.Anthropic => ModelEndpoint.Anthropic,
    };
}
