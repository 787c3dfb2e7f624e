#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>What a provider of models speaks.</summary>
public enum ModelProtocol
{
    /// <summary>Chat completions of OpenAI, and of vLLM, Ollama, llama.cpp and others.</summary>
    OpenAI,

    /// <summary>Messages of Anthropic.</summary>
    Anthropic,
}
