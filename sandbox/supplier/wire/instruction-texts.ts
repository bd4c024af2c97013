export type InstructionTexts = {
  ios: { scan: string[]; manual: string[]; network: { before: string; after: string } };
  android: { scan: string[]; manual: string[]; network: { before: string; after: string } };
  /** The step that names the access point, where the operator needs one. */
  apn: (name: string) => string;
};

const ENGLISH: InstructionTexts = {
  ios: {
    scan: [
      "Go to Settings, tap Cellular or Mobile Data, then Add eSIM.",
      "Tap Use QR Code and scan the code.",
      "Tap Continue and wait until the eSIM is activated.",
      "Choose a label for the new line.",
    ],
    manual: [
      "Go to Settings, tap Cellular or Mobile Data, then Add eSIM.",
      "Tap Use QR Code, then Enter Details Manually.",
      "Enter the SM-DP+ address and the activation code.",
    ],
    network: {
      before: "Select the new line under Cellular and turn it on.",
      after: "Turn on Data Roaming for it when you arrive.",
    },
  },
  android: {
    scan: [
      "Go to Settings, tap Connections or Network & Internet, then SIM manager.",
      "Tap Add eSIM and scan the code.",
      "Turn the eSIM on.",
    ],
    manual: [
      "Go to Settings, tap Connections or Network & Internet, then SIM manager.",
      "Tap Add eSIM, then Enter activation code.",
    ],
    network: { before: "Select the eSIM for mobile data.", after: "Turn on data roaming when you arrive." },
  },
  apn: (name) => `Set the access point name (APN) to "${name}".`,
};

const GERMAN: InstructionTexts = {
  ios: {
    scan: [
      "Öffne Einstellungen, tippe auf Mobilfunk oder Mobile Daten, dann auf eSIM hinzufügen.",
      "Tippe auf QR-Code verwenden und scanne den Code.",
      "Tippe auf Weiter und warte, bis die eSIM aktiviert ist.",
      "Wähle einen Namen für die neue Leitung.",
    ],
    manual: [
      "Öffne Einstellungen, tippe auf Mobilfunk oder Mobile Daten, dann auf eSIM hinzufügen.",
      "Tippe auf QR-Code verwenden, dann auf Details manuell eingeben.",
      "Gib die SM-DP+-Adresse und den Aktivierungscode ein.",
    ],
    network: {
      before: "Wähle unter Mobilfunk die neue Leitung und schalte sie ein.",
      after: "Schalte für sie das Datenroaming ein, sobald du angekommen bist.",
    },
  },
  android: {
    scan: [
      "Öffne Einstellungen, tippe auf Verbindungen oder Netzwerk und Internet, dann auf SIM-Manager.",
      "Tippe auf eSIM hinzufügen und scanne den Code.",
      "Schalte die eSIM ein.",
    ],
    manual: [
      "Öffne Einstellungen, tippe auf Verbindungen oder Netzwerk und Internet, dann auf SIM-Manager.",
      "Tippe auf eSIM hinzufügen, dann auf Aktivierungscode eingeben.",
    ],
    network: {
      before: "Wähle die eSIM für mobile Daten.",
      after: "Schalte das Datenroaming ein, sobald du angekommen bist.",
    },
  },
  apn: (name) => `Stelle den Zugangspunkt (APN) auf „${name}“.`,
};

const FRENCH: InstructionTexts = {
  ios: {
    scan: [
      "Ouvrez Réglages, touchez Données cellulaires, puis Ajouter une eSIM.",
      "Touchez Utiliser un code QR et scannez le code.",
      "Touchez Continuer et attendez que l’eSIM soit activée.",
      "Choisissez un nom pour la nouvelle ligne.",
    ],
    manual: [
      "Ouvrez Réglages, touchez Données cellulaires, puis Ajouter une eSIM.",
      "Touchez Utiliser un code QR, puis Saisir les détails manuellement.",
      "Saisissez l’adresse SM-DP+ et le code d’activation.",
    ],
    network: {
      before: "Sélectionnez la nouvelle ligne et activez-la.",
      after: "Activez pour elle les données à l’étranger à votre arrivée.",
    },
  },
  android: {
    scan: [
      "Ouvrez Paramètres, touchez Connexions ou Réseau et Internet, puis Gestionnaire SIM.",
      "Touchez Ajouter une eSIM et scannez le code.",
      "Activez l’eSIM.",
    ],
    manual: [
      "Ouvrez Paramètres, touchez Connexions ou Réseau et Internet, puis Gestionnaire SIM.",
      "Touchez Ajouter une eSIM, puis Saisir le code d’activation.",
    ],
    network: {
      before: "Sélectionnez l’eSIM pour les données mobiles.",
      after: "Activez l’itinérance des données à votre arrivée.",
    },
  },
  apn: (name) => `Réglez le point d’accès (APN) sur « ${name} ».`,
};

const TEXTS: Record<string, InstructionTexts> = { en: ENGLISH, de: GERMAN, fr: FRENCH };

/** The first language of an Accept-Language header that there are texts in; English for all others. */
export function textsFor(accepted: string): { language: string; texts: InstructionTexts } {
  const wanted = accepted.split(",").map((range) => range.trim().slice(0, 2).toLowerCase());
  for (const language of wanted) {
    const texts = TEXTS[language];
    if (texts) return { language: language.toUpperCase(), texts };
  }
  return { language: "EN", texts: ENGLISH };
}
